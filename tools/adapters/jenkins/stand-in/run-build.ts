import { buildKey, estimateOf, keep, type LeaderState } from './leader-state.ts';
import type { StandInBuild, StandInItem, StandInNode, StandInResult } from './stand-in-work.ts';

/** A build is over, and gives its executors back. `by`: the account that ended it. */
export function finish(state: LeaderState, build: StandInBuild, result: StandInResult, by?: string): void {
  const key = buildKey(build);
  state.builds.delete(key);
  state.queue = state.queue.filter(({ of }) => of.kind !== 'part' || buildKey(of.build) !== key);
  const builtOn = build.parts[0]?.node ?? '';
  state.finished.set(key, { build, result, ended: state.at, builtOn, by });
}

/** Something leaves the queue for an executor of a node; a Pipeline that begins needs none. */
export function begin(state: LeaderState, item: StandInItem, node: StandInNode | undefined): void {
  const { of, does, request } = item;
  state.queue = state.queue.filter(({ id }) => id !== item.id);
  if (does === undefined) return;
  if (of.kind === 'part') {
    state.left.set(item.id, { item, build: undefined, since: state.at });
    const build = state.builds.get(buildKey(of.build));
    if (build !== undefined && node !== undefined) enter(state, build, does.from, node);
    return;
  }
  const number = (state.numbers.get(of.job) ?? 0) + 1;
  state.numbers.set(of.job, number);
  const build: StandInBuild = {
    job: of.job,
    kind: of.kind,
    number,
    since: state.at,
    estimated: estimateOf(state, of.job, does.plan.estimated),
    parts: [],
    request,
    plan: does.plan,
    place: { at: 'queued', block: 0 },
    resuming: undefined,
  };
  state.left.set(item.id, { item, build, since: state.at });
  keep(state, build);
  if (node === undefined) approach(state, build, 0);
  else enter(state, build, 0, node);
}

/** A Pipeline comes to a block: it begins, or its part enters the queue. */
function approach(state: LeaderState, build: StandInBuild, block: number): void {
  const planned = build.plan.blocks[block];
  const freed = { ...build, parts: [] };
  if (planned === undefined) finish(state, build, build.plan.result);
  else if (planned.label === undefined) step(state, freed, block, 0);
  else queuePart(state, keep(state, { ...freed, place: { at: 'queued', block } }), block);
}

/** The part of a Pipeline enters the queue. */
export function queuePart(state: LeaderState, build: StandInBuild, block: number): void {
  state.lastId += 1;
  const item: StandInItem = {
    id: state.lastId,
    of: { kind: 'part', build },
    stage: 'buildable',
    why: '',
    since: state.at,
    staged: state.at,
    request: { item: undefined, parameters: [], causes: [], commit: undefined },
    does: { label: build.plan.blocks[block]?.label, plan: build.plan, from: block },
  };
  state.queue = [item, ...state.queue];
}

function enter(state: LeaderState, build: StandInBuild, block: number, { name }: StandInNode): void {
  step(state, { ...build, parts: [{ node: name, since: state.at }] }, block, 0);
}

/** A build comes to a step: it is done, or this was the last one of its block. */
function step(state: LeaderState, build: StandInBuild, block: number, index: number): void {
  const lasts = build.plan.blocks[block]?.steps[index];
  if (build.kind === 'pipeline' && state.quiet !== undefined) {
    keep(state, { ...build, place: { at: 'paused', block, step: index } });
  } else if (lasts !== undefined) {
    keep(state, { ...build, place: { at: 'working', block, step: index, ends: state.at + lasts } });
  } else if (build.kind === 'freestyle') finish(state, build, build.plan.result);
  else approach(state, build, block + 1);
}

/** The step of a build is over. */
export function stepEnded(state: LeaderState, build: StandInBuild): void {
  if (build.place.at === 'working') step(state, build, build.place.block, build.place.step + 1);
}

/** What paused goes on: the server is not quieting down any more. */
export function unpause(state: LeaderState): void {
  state.lingering = state.lingering.filter(({ until }) => Number.isFinite(until));
  for (const build of state.builds.values())
    if (build.place.at === 'paused' && build.resuming === undefined)
      step(state, build, build.place.block, build.place.step);
}
