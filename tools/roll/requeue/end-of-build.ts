import type { SeenBuild } from '../../adapters/jenkins/known-work.ts';
import { CLOCKS_APART, SETTLING } from '../run/time-limits.ts';
import type { Downtime } from './jenkins-now.ts';

/** `itself`: with a result of its own, or by somebody's will. `restart`: because Jenkins went away. */
export type BuildEnd = 'runs' | 'itself' | 'restart';

/** How long a Jenkins that is back takes over what it resumes: what it cannot resume it fails then, in milliseconds. */
const RESUMING = 120_000;

const OWN_RESULTS: ReadonlySet<string> = new Set(['SUCCESS', 'UNSTABLE', 'NOT_BUILT']);

/** `CauseOfInterruption.UserInterruption`. */
const BY_A_PERSON = /^Aborted by /;

/** Causes of workflow-durable-task-step, for a node that does not come back. */
const NODE_MISSING = /^(?:Agent was removed|Timeout waiting for agent to come back|Queue task was cancelled)/;

/**
 * How a recorded build ended. A restart makes a build FAILURE (Freestyle; a Pipeline that cannot be resumed) or ABORTED (one
 * with `disableResume`; one whose node is missing), which a build may also become by itself. Which it was, the time tells:
 *
 * - It began after Jenkins was back, as a recorded item does that waited all the time: by itself.
 * - It seems to have ended before it was recorded, or when it began: its end was never written, so it died with Jenkins.
 * - It ended between the record and the stop: by itself.
 * - From the stop until Jenkins has taken over what it resumes: the restart. While nothing goes on, nothing ends by itself.
 * - Later: by itself, unless it says that its node was missing. That may be said until `SETTLING` is over.
 *
 * A build that fails by itself in the first moments after it was resumed is taken for lost and built once more: that costs a
 * build, where the opposite would lose one.
 * @param recorded when it was written down that it ran or waited, in milliseconds since 1970
 */
export function endOf(build: SeenBuild, recorded: number, { down, back }: Downtime): BuildEnd {
  const { result, since, ended, interrupted } = build;
  if (result === undefined || ended === undefined) return 'runs';
  if (OWN_RESULTS.has(result) || interrupted.some(why => BY_A_PERSON.test(why))) return 'itself';
  // Nothing begins while Jenkins is away, so the middle parts before from after whatever the clocks say.
  if (since >= (down + back) / 2) return 'itself';
  if (ended <= since || ended < recorded - CLOCKS_APART) return 'restart';
  if (ended < down - CLOCKS_APART) return 'itself';
  if (ended <= back + RESUMING) return 'restart';
  const nodeMissing = interrupted.some(why => NODE_MISSING.test(why));
  return nodeMissing && ended <= back + SETTLING ? 'restart' : 'itself';
}
