import type { RunningBuild } from '../facts.ts';
import type { Meant } from './standing.ts';
import { ABORTED_LIMIT } from './time-limits.ts';

const askedFor = (aborts: readonly Meant[]): ReadonlySet<string> =>
  new Set(aborts.flatMap(({ act }) => (act.kind === 'abort' ? [act.build] : [])));

/** The builds that nobody has asked to end yet, the one with the least work first. */
export function stillToAbort(
  builds: readonly RunningBuild[],
  aborts: readonly Meant[],
): readonly RunningBuild[] {
  const asked = askedFor(aborts);
  return [...builds]
    .sort((one, other) => other.startedAt - one.startedAt)
    .filter(({ url }) => !asked.has(url));
}

/**
 * Why nothing more is to be expected of builds that were aborted: a process that does not end keeps its executor, even when its
 * build is over. Undefined: they are still given time, or there are others.
 * @param now - in milliseconds since 1970
 */
export function endless(
  builds: readonly RunningBuild[],
  aborts: readonly Meant[],
  now: number,
): string | undefined {
  const [first] = builds;
  if (first === undefined || aborts.length === 0 || stillToAbort(builds, aborts).length > 0) return undefined;
  if (aborts.some(({ end }) => end === undefined)) return undefined;
  const last = Math.max(...aborts.map(({ end }) => end?.at ?? 0));
  return now - last < ABORTED_LIMIT ? undefined : `${first.url} was aborted and does not end`;
}
