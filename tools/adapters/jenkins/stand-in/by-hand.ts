import { plainPlan } from './build-plan.ts';
import { buildKey, keep, type LeaderState } from './leader-state.ts';
import type { StandInBuild, StandInItem } from './stand-in-work.ts';

const REQUEST = { item: undefined, parameters: [], causes: [], commit: undefined };

/** A build that runs until it is ended by hand. */
export function startByHand(
  state: LeaderState,
  build: Pick<StandInBuild, 'job' | 'number' | 'kind'>,
  estimated: number,
): StandInBuild {
  const { numbers, at } = state;
  numbers.set(build.job, Math.max(numbers.get(build.job) ?? 0, build.number));
  const rest = { plan: plainPlan(''), place: { at: 'held' }, resuming: undefined } as const;
  return keep(state, { ...build, ...rest, since: at, estimated, parts: [], request: REQUEST });
}

/** Gives it an executor of a node. @throws RangeError when it does not run */
export function holdByHand(state: LeaderState, { job, number }: StandInBuild, node: string): StandInBuild {
  const build = state.builds.get(buildKey({ job, number }));
  if (build === undefined) throw new RangeError(`${job} #${number} does not run`);
  return keep(state, { ...build, parts: [...build.parts, { node, since: state.at }] });
}

/** Puts something in the queue that stays there. */
export function enqueueByHand(
  state: LeaderState,
  item: Pick<StandInItem, 'of' | 'stage' | 'why'>,
): StandInItem {
  state.lastId += 1;
  const times = { since: state.at, staged: state.at };
  const queued = { ...item, ...times, id: state.lastId, request: REQUEST, does: undefined };
  state.queue = [queued, ...state.queue];
  return queued;
}
