import type { HttpSession } from '../../../tools/adapters/jenkins/http-session.ts';
import { checksum } from '../../artefacts/checksum.ts';
import type { PullRef, Repository } from '../../model/pull.ts';
import type { Artefact } from '../../model/run.ts';
import type { Sighting } from '../../model/sighting.ts';
import { type Backend, BackendFailed, type RunName, type RunOrder, type Submitted } from '../backend.ts';
import { askedJenkins } from './asked-jenkins.ts';
import { isAwaited } from './awaited.ts';
import { startedOnBranch } from './branch-run.ts';
import { readBytes, UNREAD } from './build-leavings.ts';
import { endOpen } from './ending.ts';
import type { JenkinsWorld } from './jenkins-world.ts';
import { pullPlace } from './job-place.ts';
import { lookedAt } from './run-look.ts';
import { readNote } from './run-note.ts';
import { RunSearch } from './run-search.ts';
import { startedRun } from './start-run.ts';

/**
 * Jobs of pull requests in multibranch projects of a Jenkins.
 *
 * Why a run begins once, whoever is killed when: a lease in the bot's store lets one worker at a time ask for a run's build. Before it
 * asks it looks whether the build is there (`foundRuns` says how it is known), and writes down that it asks. A worker that comes
 * after a killed one looks first, too; an answer that was lost counts as never sent only when it could not arrive any more. Should
 * two have asked all the same, the later build is ended before it is anybody's.
 */
export class JenkinsBackend implements Backend {
  readonly kind = 'jenkins';
  readonly #world: JenkinsWorld;

  constructor(world: JenkinsWorld) {
    this.#world = world;
  }

  submit(order: RunOrder): Promise<Submitted> {
    return askedJenkins(this.#world, async ({ text }) => {
      const place = pullPlace(this.#world, order);
      await startedRun(this.#world, text, place, order);
      return { handle: place.path, link: `${this.#world.settings.url}/${place.address}`, held: false };
    });
  }

  /** Jenkins holds nothing. */
  release(_run: RunName): Promise<void> {
    return Promise.resolve();
  }

  cancel({ order }: RunName): Promise<void> {
    return askedJenkins(this.#world, async ({ text }) => {
      const { place, note, all } = await this.#found(text, order);
      if (all.length === 0 && note !== undefined && (await isAwaited(this.#world, text, place, note)))
        throw new BackendFailed('Jenkins was asked to begin it, and it is not there yet', { later: true });
      await endOpen(text, all);
    });
  }

  look(runs: readonly RunName[]): Promise<readonly Sighting[]> {
    return askedJenkins(this.#world, sessions => lookedAt(this.#world, sessions, runs));
  }

  artefact({ order }: RunName, { name, source, sha256: said }: Artefact): Promise<Uint8Array> {
    return askedJenkins(this.#world, async ({ text, bytes }) => {
      const {
        place,
        all: [found],
      } = await this.#found(text, order);
      const { artefactBytes } = this.#world.limits;
      const got =
        found?.kind === 'build' && source.split('/').at(-1) === name
          ? await readBytes(bytes, `${place.address}${found.build.number}/`, source, artefactBytes)
          : 'it is not there';
      if (typeof got !== 'string' && checksum(got) === said) return got;
      const why = typeof got === 'string' ? got : 'it is not what it was';
      throw new BackendFailed(`artefact ${JSON.stringify(name.slice(0, 200))} cannot be had: ${why}`, {
        later: why === UNREAD,
      });
    });
  }

  /** What builds leave is on the disks of Jenkins, which clears them by its own rules. */
  tidy(_pull: PullRef, _runs: readonly RunName[]) {
    return Promise.resolve([]);
  }

  runBranch(target: string, branch: string, sha: string, repository: Repository): Promise<void> {
    return askedJenkins(this.#world, ({ text }) =>
      startedOnBranch(this.#world, text, { target, branch, sha, repository }),
    );
  }

  async #found(session: HttpSession, order: RunOrder) {
    const place = pullPlace(this.#world, order);
    const note = await readNote(this.#world, order.run);
    return { place, note, all: await new RunSearch(session, this.#world).found(place, order, note) };
  }
}
