import { scan } from './branch-sources.ts';
import { endOf } from './leader-life.ts';
import { changeNode, type LeaderState } from './leader-state.ts';
import { goDown, isWaitedFor, resume, wake } from './restart-leader.ts';
import { finish, stepEnded, unpause } from './run-build.ts';
import { schedule } from './schedule.ts';
import type { StandInBuild } from './stand-in-work.ts';

/** Lets everything happen that happens up to a time, in milliseconds since 1970, in its order. */
export function advance(state: LeaderState, now: number): void {
  happen(state);
  for (let next = nextEvent(state); next <= now; next = nextEvent(state)) {
    state.at = Math.max(state.at, next);
    happen(state);
  }
  state.at = Math.max(state.at, now);
}

/** When something happens next; Infinity: nothing does by itself. */
function nextEvent(state: LeaderState): number {
  const { life, settles = Number.POSITIVE_INFINITY, pending } = state;
  if (life.is === 'passing') return endOf(life);
  if (life.is !== 'up') return Number.POSITIVE_INFINITY;
  return Math.min(
    settles,
    pending !== undefined && pending.from > state.at ? pending.from : Number.POSITIVE_INFINITY,
    ...[...state.nodes.values()].map(({ connected }) =>
      connected === true ? Number.POSITIVE_INFINITY : (connected.back ?? Number.POSITIVE_INFINITY),
    ),
    ...[...state.builds.values()].map(build => nextOf(state, build)),
    ...state.queue
      .filter(({ stage, does }) => stage === 'waiting' && does !== undefined)
      .map(({ staged }) => staged),
    ...state.lingering.map(({ until }) => until),
  );
}

/** When a build's step ends, or its patience; the end of a step is not seen while its node is away. */
function nextOf(state: LeaderState, build: StandInBuild): number {
  const { place, resuming, parts } = build;
  if (resuming !== undefined) return resuming + state.times.patience;
  if (place.at === 'stopping') return state.quiet === undefined ? place.ends : Number.POSITIVE_INFINITY;
  const seen = parts.every(({ node }) => state.nodes.get(node)?.connected === true);
  return place.at === 'working' && seen ? place.ends : Number.POSITIVE_INFINITY;
}

/** What is due now. */
function happen(state: LeaderState): void {
  const { life, at } = state;
  if (life.is === 'passing' && endOf(life) <= at) {
    if (life.next === 'wake') wake(state);
    else state.life = { is: 'up' };
  }
  if (state.life.is !== 'up') return;
  comeBack(state);
  if (state.settles !== undefined && state.settles <= at) state.settles = undefined;
  resume(state);
  if (state.quiet === undefined) unpause(state);
  for (const build of [...state.builds.values()]) if (nextOf(state, build) <= at) ended(state, build);
  state.lingering = state.lingering.filter(({ until }) => until > at);
  scan(state);
  schedule(state);
  depart(state);
}

function comeBack(state: LeaderState): void {
  for (const { name, connected } of state.nodes.values())
    if (connected !== true && connected.back !== undefined && connected.back <= state.at)
      changeNode(state, name, { connected: true });
}

function ended(state: LeaderState, build: StandInBuild): void {
  if (build.place.at === 'stopping') finish(state, build, 'ABORTED', build.place.by);
  else stepEnded(state, build);
}

/** A restart that was asked for begins, when nothing is left that must be waited for. */
function depart(state: LeaderState): void {
  if (state.pending === undefined || state.pending.from > state.at) return;
  if ([...state.builds.values()].some(build => isWaitedFor(state, build))) return;
  goDown(state, 'clean', state.pending.next === 'restart' ? 'wake' : 'stopped');
}
