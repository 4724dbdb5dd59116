import type { StandInJenkins } from '../../adapters/jenkins/stand-in/stand-in-jenkins.ts';
import type { BuildRequest, FinishedBuild } from '../../adapters/jenkins/stand-in/stand-in-work.ts';
import { CHANGE } from './demo-work.ts';

/** What became of the builds that developers asked for. */
export interface TrafficAccount {
  readonly triggered: number;
  readonly finished: number;
  /** Neither finished, nor running or waiting. */
  readonly lost: readonly string[];
  /** A build of theirs ended with a restart, and another began in its place. */
  readonly startedAgain: number;
  /** Those that ran to their end more than once. */
  readonly twice: readonly string[];
}

/** Developers who ask for builds. Each of their requests has a number of its own, so that it is known what became of it. */
export class Traffic {
  readonly #standIn: StandInJenkins;
  readonly #jobs: readonly string[];
  readonly #team: string;
  readonly #requests = new Map<string, string>();

  /**
   * @param jobs - the jobs that are built, one after the other
   * @param team - tells these developers from others
   */
  constructor(standIn: StandInJenkins, jobs: readonly string[], team = 'change') {
    this.#standIn = standIn;
    this.#jobs = jobs;
    this.#team = team;
  }

  /** Asks for one build more. While Jenkins is down nobody can. @returns whether it was taken */
  trigger(job = this.#jobs[this.#requests.size % this.#jobs.length]): boolean {
    const { work } = this.#standIn.state;
    const definition = job === undefined ? undefined : this.#standIn.state.store.definition(job);
    if (job === undefined || definition === undefined || work.process.phase() !== 'up') return false;
    const change = `${this.#team}-${this.#requests.size + 1}`;
    this.#requests.set(change, job);
    work.trigger({
      job,
      kind: definition.kind,
      parameters: [{ name: CHANGE, kind: 'string', value: change }],
      causes: [{ kind: 'user', text: 'Started by user developer', user: 'developer' }],
      commit: undefined,
      delay: 0,
      alone: false,
    });
    return true;
  }

  /** Whether none of the requests waits or runs. */
  isQuiet(): boolean {
    const { work } = this.#standIn.state;
    return [...work.queue(), ...work.builds()].every(({ request }) => changeOf(request) === undefined);
  }

  account(): TrafficAccount {
    const { work } = this.#standIn.state;
    const open = new Set([...work.queue(), ...work.builds()].map(({ request }) => changeOf(request)));
    const ends = Map.groupBy([...work.state.finished.values()], ({ build }) => changeOf(build.request) ?? '');
    const told = [...this.#requests].map(([change, job]) => {
      const ended = ends.get(change) ?? [];
      const sound = ended.filter(isSound).length;
      return {
        name: `${job} (${CHANGE}=${change})`,
        sound,
        broken: ended.length - sound,
        open: open.has(change),
      };
    });
    return {
      triggered: told.length,
      finished: told.filter(({ sound }) => sound > 0).length,
      lost: told.filter(({ sound, open: isOpen }) => sound === 0 && !isOpen).map(({ name }) => name),
      startedAgain: told.filter(({ sound, broken, open: isOpen }) => broken > 0 && (sound > 0 || isOpen))
        .length,
      twice: told.filter(({ sound }) => sound > 1).map(({ name }) => name),
    };
  }
}

const isSound = ({ result }: FinishedBuild): boolean => result === 'SUCCESS';

const changeOf = ({ parameters }: BuildRequest): string | undefined =>
  parameters.find(({ name }) => name === CHANGE)?.value;
