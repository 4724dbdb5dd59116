import type { Fleet } from '../../../fleet/schema/fleet.ts';
import type { RunningBuild } from '../facts.ts';

type Drain = Fleet['maintenance']['drain'];

/** Until when a machine is waited for because of a build. Times are milliseconds from the beginning of the wait. */
export type Remaining =
  /** Jenkins's guess. `beyond`: that is longer than the deadline, and the policy is to wait. */
  | { readonly kind: 'ends'; readonly after: number; readonly beyond: boolean }
  /** It runs longer than the deadline and is aborted there. */
  | { readonly kind: 'aborted'; readonly after: number; readonly left: number }
  /** It runs longer than the deadline and its machine is left alone. */
  | { readonly kind: 'left'; readonly left: number }
  /** Jenkins has no guess, or it was wrong; the deadline bounds it. */
  | { readonly kind: 'unknown'; readonly after: number };

/**
 * How long a build is waited for. Nothing survives when the machine under it goes, so on an agent `carry-over` means
 * that the machine is left as it is; the same holds for the leader where a build would not survive its restart.
 * @param now - when Jenkins was read, in milliseconds since 1970.
 */
export function remainingOf(
  build: Pick<RunningBuild, 'startedAt' | 'estimated'>,
  { deadline, then }: Drain,
  now: number,
): Remaining {
  const longest = deadline.seconds * 1_000;
  const left = build.estimated === undefined ? 0 : build.startedAt + build.estimated - now;
  if (left <= 0) return { kind: 'unknown', after: longest };
  if (left <= longest) return { kind: 'ends', after: left, beyond: false };
  if (then === 'wait') return { kind: 'ends', after: left, beyond: true };
  return then === 'abort' ? { kind: 'aborted', after: longest, left } : { kind: 'left', left };
}

/** How long a set of builds is waited for, in milliseconds; undefined: one of them keeps its machine from being rolled. */
export function waitFor(builds: readonly RunningBuild[], drain: Drain, now: number): number | undefined {
  let longest = 0;
  for (const build of builds) {
    const remaining = remainingOf(build, drain, now);
    if (remaining.kind === 'left') return undefined;
    longest = Math.max(longest, remaining.after);
  }
  return longest;
}
