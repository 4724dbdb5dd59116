import type { NodeFacts, RunningBuild, Survival } from '../facts.ts';

/** What decides over a build when Jenkins is restarted cleanly. */
export interface Circumstances {
  readonly kind: RunningBuild['kind'];
  /** The states of all nodes that it runs on; empty: it stands on no executor. */
  readonly states: readonly NodeFacts['state'][];
  /** Whether its job has `disableResume`. */
  readonly resumeDisabled: boolean;
  /** Whether Jenkins tells what it is. */
  readonly known: boolean;
}

/**
 * What becomes of a build, as seen on Jenkins 2.528 and read from its source. The server waits for Freestyle builds, but looks
 * for them on nodes that are online only: on a cordoned one they die. A Pipeline goes on if its node is there again within
 * five minutes, which nobody knows of one that is not online now. One without a node may be in a step that cannot be carried
 * over; from outside that is not seen.
 */
export function survivalOf({ kind, states, resumeDisabled, known }: Circumstances): Survival {
  if (!known) return 'unknown';
  const online = states.length > 0 && states.every(state => state === 'online');
  if (kind === 'freestyle') {
    if (states.length === 0) return 'unknown';
    return online ? 'waited-for' : 'lost';
  }
  if (resumeDisabled) return 'lost';
  return kind === 'pipeline' && online ? 'carried-over' : 'unknown';
}
