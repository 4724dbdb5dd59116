/**
 * The shortest time in which machines can be rolled, each away for `boot` once it is idle, at most `slots` away at once:
 * `max_i [ r(i) + b·ceil((N−i+1)/k) ]`. Earliest idle first reaches it.
 * @param ready - when each is idle, ascending.
 */
export const frozenOptimum = (ready: readonly number[], boot: number, slots: number): number =>
  Math.max(
    0,
    ...ready.map((idle, index) => idle + boot * Math.ceil((ready.length - index) / Math.max(1, slots))),
  );

/**
 * No roll is shorter in which, besides, `surge` machines may be there more than usual: a replacement boots while the
 * old machine still works. `max( b·ceil(N/(k+s)), max_i [ r(i) + b·(ceil((N−i+1)/(k+s)) − 1) ] )`.
 * @param ready - when each is idle, ascending.
 */
export function surgeBound(ready: readonly number[], boot: number, slots: number, surge: number): number {
  const away = Math.max(1, slots + surge);
  return Math.max(
    boot * Math.ceil(ready.length / away),
    ...ready.map((idle, index) => idle + boot * (Math.ceil((ready.length - index) / away) - 1)),
  );
}
