import { SMOKE_JOB } from './build-acts.ts';
import type { SimulatedBuild } from './simulated-build.ts';
import type { SimulatedWorld } from './simulated-world.ts';

/** What became of all builds. */
export interface Judgement {
  /** Without runs of the smoke job. */
  readonly accepted: number;
  readonly finished: number;
  readonly open: number;
  /** Killed, and not started again. */
  readonly lost: readonly SimulatedBuild[];
  /** Killed, and to be started again by a person, because a password cannot be read back. */
  readonly byHand: readonly SimulatedBuild[];
  /** Killed, and started again. */
  readonly again: readonly SimulatedBuild[];
  /** Started again more than once, or though they were not lost. */
  readonly twice: readonly SimulatedBuild[];
  readonly aborted: readonly SimulatedBuild[];
  /** Ran on machines of a bad image. */
  readonly unsound: readonly SimulatedBuild[];
  /** Nobody could ask for them while Jenkins did not answer, and nobody looked for them later. */
  readonly missed: number;
}

/** Looks at every build that was ever accepted. */
export function judge({ jenkins, missed }: SimulatedWorld): Judgement {
  const builds = jenkins.builds.filter(({ request }) => request.job !== SMOKE_JOB);
  const lost = builds.filter(({ fate }) => fate.kind === 'lost');
  const notAgain = lost.filter(({ again }) => again.length === 0);
  return {
    accepted: builds.length,
    finished: builds.filter(({ fate }) => fate.kind === 'finished').length,
    open: builds.filter(({ open }) => open).length,
    lost: notAgain.filter(build => !hasSecret(build)),
    byHand: notAgain.filter(hasSecret),
    again: lost.filter(({ again }) => again.length > 0),
    twice: builds.filter(
      ({ again, fate }) => again.length > 1 || (again.length === 1 && fate.kind !== 'lost'),
    ),
    aborted: builds.filter(({ fate }) => fate.kind === 'aborted'),
    unsound: builds.filter(({ unsound }) => unsound),
    missed: missed.length,
  };
}

const hasSecret = ({ request }: SimulatedBuild): boolean =>
  request.parameters.some(parameter => 'secret' in parameter);
