import type { TimedPhase } from './leader-life.ts';
import { agentsOf, buildKey, changeNode, isOnline, keep, type LeaderState } from './leader-state.ts';
import { finish, queuePart } from './run-build.ts';
import type { StandInBuild } from './stand-in-work.ts';

/** Whether a clean restart waits for a build: only for what runs on an online node and cannot be carried over. */
export function isWaitedFor({ nodes }: LeaderState, { kind, plan, place, parts }: StandInBuild): boolean {
  const online = parts.some(({ node }) => {
    const found = nodes.get(node);
    return found !== undefined && isOnline(found);
  });
  if (kind === 'freestyle') return online;
  return !plan.durable && place.at === 'working';
}

/** Jenkins's process ends, and starts again by itself or not. */
export function goDown(state: LeaderState, how: 'clean' | 'killed', next: 'wake' | 'stopped'): void {
  const { goingDown, comingUp } = state.times;
  loseWork(state, how);
  const phases: readonly TimedPhase[] = [...(how === 'killed' ? [] : goingDown), ...comingUp];
  state.life = next === 'stopped' ? { is: 'stopped' } : { is: 'passing', since: state.at, phases, next };
}

/** What the end of the process does to all that is worked on. After a kill, neither queue nor Freestyle builds are there. */
export function loseWork(state: LeaderState, how: 'clean' | 'killed'): void {
  state.killed = how === 'killed';
  state.pending = undefined;
  state.lingering = [];
  state.left.clear();
  state.settles = Number.POSITIVE_INFINITY;
  for (const build of [...state.builds.values()]) loseBuild(state, build);
  state.quiet = undefined;
  if (state.killed) {
    state.queue = [];
    state.lastId = 0;
  }
  for (const node of agentsOf(state)) {
    const mark = node.ephemeral ? undefined : node.mark;
    changeNode(state, node.name, { mark, connected: { since: state.at, why: '', back: undefined } });
  }
}

function loseBuild(state: LeaderState, build: StandInBuild): void {
  const { kind, place, plan } = build;
  const resumes = state.definition(build.job)?.resumes !== false;
  if (kind === 'freestyle') {
    if (state.killed) state.builds.delete(buildKey(build));
    else finish(state, build, 'FAILURE');
  } else if (!resumes) finish(state, build, state.killed ? 'FAILURE' : 'ABORTED');
  else if (place.at === 'stopping') finish(state, build, 'ABORTED', place.by);
  else if (!plan.durable && place.at === 'working') finish(state, build, 'FAILURE');
  else keep(state, { ...build, resuming: state.at });
}

/** Jenkins has started: it has its jobs, but no agents yet, and nothing stands on an executor. */
export function wake(state: LeaderState): void {
  state.running = state.installed;
  if (!state.running.boots) {
    state.life = { is: 'broken' };
    return;
  }
  state.life = { is: 'up' };
  state.starts += 1;
  settleAt(state, state.at + state.times.settling);
}

/** Says when agents are back; those whose machine is there. */
export function settleAt(state: LeaderState, settles: number): void {
  state.settles = settles;
  for (const { name, alive } of agentsOf(state))
    if (alive) changeNode(state, name, { connected: { since: state.at, why: '', back: settles } });
  for (const build of [...state.builds.values()]) {
    if (build.resuming === undefined) continue;
    const resuming = keep(state, { ...build, resuming: state.at });
    if (state.killed && build.place.at === 'queued') queuePart(state, resuming, build.place.block);
  }
}

/** Agents are back now, all of them. */
export function settleNow(state: LeaderState): void {
  state.settles = undefined;
  for (const { name } of state.nodes.values()) changeNode(state, name, { connected: true, alive: true });
}

/** Starts a Jenkins whose process had ended. */
export function boot(state: LeaderState): void {
  if (state.life.is === 'up' || state.life.is === 'passing') throw new RangeError('it runs');
  state.life = { is: 'passing', since: state.at, phases: state.times.comingUp, next: 'wake' };
}

/** Pipelines go on whose nodes are back; those that waited too long are aborted. On a quiet server none goes on. */
export function resume(state: LeaderState): void {
  for (const build of [...state.builds.values()]) {
    if (build.resuming === undefined) continue;
    if (state.at >= build.resuming + state.times.patience) finish(state, build, 'ABORTED');
    else if (state.settles === undefined && isBack(state, build))
      keep(state, { ...build, resuming: undefined });
  }
}

function isBack(state: LeaderState, { parts }: StandInBuild): boolean {
  if (parts.length === 0) return true;
  return (
    state.quiet === undefined &&
    parts.every(({ node }) => {
      const found = state.nodes.get(node);
      return found !== undefined && isOnline(found);
    })
  );
}
