import { inTime } from '../../../tools/adapters/in-time.ts';
import type { PullRef } from '../../model/pull.ts';
import type { Artefact } from '../../model/run.ts';
import type { Sighting } from '../../model/sighting.ts';
import { SecretsFailed } from '../../secrets/secrets.ts';
import { type Backend, BackendFailed, type RunName, type RunOrder, type Submitted } from '../backend.ts';
import { sideBySide } from '../side-by-side.ts';
import { branchOf } from './branch-name.ts';
import { GitlabApi } from './gitlab-api.ts';
import { SHAPES, shaped } from './gitlab-shapes.ts';
import type { GitlabWorld } from './gitlab-world.ts';
import { commitOfRun, newCommit, takeKey } from './handed-over.ts';
import { isOver, type Look, pipelineOf, shaOf, sightingOf } from './pipeline-look.ts';
import { artefactBytes } from './run-report.ts';

/** A call of a backend ends within a minute. */
const PATIENCE = 55_000;
/** How many runs are looked at side by side. */
const BESIDE = 4;

/**
 * Benchmarks in pipelines of a GitLab project with a dedicated runner.
 *
 * Why a run never begins twice: it begins by a commit that creates its folder, which GitLab lets only one commit of the branch do; a
 * commit is pushed once and makes one pipeline. Whoever comes second, or comes again because the first answer was lost, finds that
 * commit. The pipeline is known by the commit, so nothing needs to be written down anywhere else.
 */
export class GitlabBackend implements Backend {
  readonly kind = 'gitlab';
  readonly #world: GitlabWorld;
  readonly #api: GitlabApi;

  constructor(world: GitlabWorld) {
    this.#world = world;
    this.#api = new GitlabApi(world);
  }

  submit(order: RunOrder): Promise<Submitted> {
    return guarded(async () => {
      const handle =
        (await commitOfRun(this.#api, order)) ?? (await newCommit(this.#api, this.#world, order));
      return { handle, link: undefined, held: false };
    });
  }

  /** Nothing waits for it: GitLab begins what is pushed. */
  release(): Promise<void> {
    return Promise.resolve();
  }

  cancel(run: RunName): Promise<void> {
    return guarded(async () => {
      const sha = await shaOf(this.#api, run);
      const pipeline = sha === undefined ? undefined : await pipelineOf(this.#api, sha);
      // One that GitLab has not made yet is seen later, and the core says again that it is to end.
      if (pipeline === undefined || isOver(pipeline)) return;
      await this.#api.ask({ method: 'POST', path: ['pipelines', String(pipeline.id), 'cancel'] });
    });
  }

  look(runs: readonly RunName[]): Promise<readonly Sighting[]> {
    return guarded(async () => {
      let waiting: ReturnType<Look['waiting']> | undefined;
      const look: Look = {
        api: this.#api,
        world: this.#world,
        waiting: () => {
          waiting ??= this.#waiting();
          return waiting;
        },
      };
      return sideBySide(runs, BESIDE, run => sightingOf(look, run));
    });
  }

  artefact(_run: RunName, artefact: Artefact): Promise<Uint8Array> {
    return guarded(() => artefactBytes(this.#api, artefact));
  }

  /** Deletes the branch, of which nothing is lost: what was measured lies in the reports, and pipelines keep their commits. */
  tidy(pull: PullRef, runs: readonly RunName[]) {
    return guarded(async () => {
      const seen = await this.look(runs);
      if (seen.some(({ kind }) => kind !== 'ended' && kind !== 'absent'))
        throw new BackendFailed('benchmarks of the pull request have not ended yet', { later: true });
      for (const { order } of runs) await takeKey(this.#api, order.run);
      const branch = branchOf(pull);
      const path = ['repository', 'branches', branch];
      if ((await this.#api.found({ method: 'GET', path }, ['Branch'])) === undefined) return [];
      const gone = await this.#api.found({ method: 'DELETE', path }, ['Branch']);
      if (gone === undefined) return [];
      return [{ from: `branch ${branch} of the benchmarking project`, to: 'nowhere: it was deleted' }];
    });
  }

  runBranch(target: string): Promise<void> {
    const message = `${JSON.stringify(target.slice(0, 100))} measures pull requests, not branches`;
    return Promise.reject(
      new BackendFailed(message, { later: false, fix: 'Take it out of `onMerge` in `.ci-bot.yaml`.' }),
    );
  }

  async #waiting() {
    const query = [
      ['scope[]', 'pending'],
      ['scope[]', 'waiting_for_resource'],
      ['scope[]', 'preparing'],
      ['scope[]', 'created'],
      ['per_page', '100'],
    ] as const;
    return shaped(SHAPES.jobs, await this.#api.had({ method: 'GET', path: ['jobs'], query }));
  }
}

/** Nothing but BackendFailed is thrown, and not later than in a minute. */
async function guarded<Got>(act: () => Promise<Got>): Promise<Got> {
  const late = () => new BackendFailed('GitLab was too slow', { later: true });
  try {
    return await inTime(PATIENCE, act(), late);
  } catch (error) {
    if (error instanceof BackendFailed) throw error;
    if (error instanceof SecretsFailed) throw new BackendFailed(error.message, { later: error.later });
    throw new BackendFailed('GitLab could not be asked, for a reason of our own', { later: true });
  }
}
