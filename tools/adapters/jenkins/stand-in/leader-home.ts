import type { LeaderState } from './leader-state.ts';
import { loseWork } from './restart-leader.ts';

/** What stands on a leader's disk at one moment. */
export type LeaderHome = Pick<LeaderState, 'builds' | 'finished' | 'numbers'> & {
  readonly marks: ReadonlyMap<string, LeaderState['nodes'] extends Map<string, infer Node> ? Node : never>;
};

/** A copy of the disk, as a snapshot of the volume is one. */
export const homeOf = ({ builds, finished, numbers, nodes }: LeaderState): LeaderHome => ({
  builds: new Map(builds),
  finished: new Map(finished),
  numbers: new Map(numbers),
  marks: new Map(nodes),
});

/** Puts a copy in place of the disk. A Jenkins that is started from it was killed when the copy was made, as far as it knows. */
export function restoreHome(state: LeaderState, home: LeaderHome): void {
  replace(state.builds, home.builds);
  replace(state.finished, home.finished);
  replace(state.numbers, home.numbers);
  for (const [name, { mark }] of home.marks) {
    const node = state.nodes.get(name);
    if (node !== undefined) state.nodes.set(name, { ...node, mark });
  }
  loseWork(state, 'killed');
}

function replace<T>(map: Map<string, T>, by: ReadonlyMap<string, T>): void {
  map.clear();
  for (const [name, value] of by) map.set(name, value);
}
