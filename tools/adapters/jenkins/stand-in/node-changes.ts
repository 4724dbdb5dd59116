import { changeNode, keep, type LeaderState } from './leader-state.ts';
import { finish } from './run-build.ts';
import type { StandInBuild, StandInNode } from './stand-in-work.ts';

/** A node is there; its agent connects at once, or when Jenkins is up again. */
export function addNode(
  state: LeaderState,
  name: string,
  node: Pick<StandInNode, 'labels' | 'executors'> & Partial<Pick<StandInNode, 'ephemeral'>>,
): void {
  const connected = state.life.is === 'up' || { since: state.at, why: '', back: undefined };
  state.nodes.set(name, { ephemeral: false, ...node, name, connected, alive: true, mark: undefined });
}

/** A node is no more: its Freestyle builds end, its Pipelines wait some minutes for one of its name. */
export function removeNode(state: LeaderState, name: string): void {
  for (const build of buildsOn(state, name))
    if (build.kind === 'freestyle') finish(state, build, 'ABORTED');
    else keep(state, { ...build, resuming: state.at });
  state.nodes.delete(name);
}

/** The connection to an agent ends: Freestyle builds fail, Pipelines wait for it. `back`: it returns by itself, in milliseconds. */
export function disconnect(state: LeaderState, name: string, back?: number): void {
  for (const build of buildsOn(state, name)) if (build.kind === 'freestyle') finish(state, build, 'FAILURE');
  const returns = back === undefined ? undefined : state.at + back;
  const connected = { since: state.at, why: 'Connection was broken', back: returns };
  changeNode(state, name, { connected, alive: back !== undefined });
}

/** An agent connects again. On a new machine the steps of its Pipelines do not run any more, and fail. */
export function connectAgain(state: LeaderState, name: string, machine: 'same' | 'new'): void {
  if (machine === 'new') for (const build of buildsOn(state, name)) finish(state, build, 'FAILURE');
  const up = state.life.is === 'up' && state.settles === undefined;
  changeNode(state, name, { alive: true, ...(up && { connected: true }) });
}

/** Marks a node, or takes the mark back. */
export function markNode(
  state: LeaderState,
  name: string,
  mark: { readonly by: string; readonly message: string } | undefined,
): void {
  changeNode(state, name, { mark: mark && { ...mark, since: state.at } });
}

const buildsOn = (state: LeaderState, name: string): readonly StandInBuild[] =>
  [...state.builds.values()].filter(({ parts }) => parts.some(({ node }) => node === name));
