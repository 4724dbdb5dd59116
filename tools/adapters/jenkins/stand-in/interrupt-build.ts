import { buildKey, keep, type LeaderState } from './leader-state.ts';
import { finish } from './run-build.ts';
import type { StandInBuild, StandInItem } from './stand-in-work.ts';

/** How a build is asked to end. */
export type Interruption = 'stop' | 'term' | 'kill';

/** How long a Pipeline takes to end when it is asked to, in milliseconds. */
const FAREWELL = 500;

/**
 * Ends a build, or not: a Freestyle build knows `stop` only; a Pipeline on a server that is quieting down pauses before it
 * ends, but for `kill`, which leaves its process and its executor busy.
 */
export function interrupt(state: LeaderState, build: StandInBuild, how: Interruption, by: string): void {
  if (build.kind === 'freestyle') {
    if (how === 'stop') finish(state, build, 'ABORTED', by);
  } else if (how !== 'kill') {
    const parts = build.resuming === undefined ? build.parts : [];
    keep(state, {
      ...build,
      parts,
      resuming: undefined,
      place: { at: 'stopping', ends: state.at + FAREWELL, by },
    });
    withdraw(state, build);
  } else {
    const { place } = build;
    const holds = build.parts.length > 0 && build.resuming === undefined && place.at !== 'held';
    // What paused does not give its node back before Pipelines go on.
    const until = place.at === 'working' ? place.ends : Number.POSITIVE_INFINITY;
    if (holds) state.lingering = [...state.lingering, { build, until }];
    finish(state, build, 'ABORTED', by);
  }
}

/** Takes something out of the queue; with its part, a whole Pipeline is aborted. */
export function cancel(state: LeaderState, item: StandInItem, by: string): void {
  state.queue = state.queue.filter(({ id }) => id !== item.id);
  state.left.set(item.id, { item, build: undefined, since: state.at });
  if (item.of.kind !== 'part') return;
  const build = state.builds.get(buildKey(item.of.build));
  if (build !== undefined) interrupt(state, build, 'stop', by);
}

/** The part of a Pipeline that ends waits no longer. */
function withdraw(state: LeaderState, build: StandInBuild): void {
  const key = buildKey(build);
  const isPart = ({ of }: StandInItem) => of.kind === 'part' && buildKey(of.build) === key;
  for (const item of state.queue.filter(isPart))
    state.left.set(item.id, { item, build: undefined, since: state.at });
  state.queue = state.queue.filter(item => !isPart(item));
}
