import { isOnline, type LeaderState } from './leader-state.ts';
import { admitted, inItsWay } from './schedule.ts';
import type { StandInItem } from './stand-in-work.ts';

const SHUTTING_DOWN = 'Jenkins is about to shut down';
const SECOND = 1_000;
const MINUTE = 60_000;

/** Why something waits, in Jenkins's words. */
export function whyOf(state: LeaderState, item: StandInItem): string {
  if (item.stage === 'waiting')
    return item.does === undefined
      ? item.why
      : `In the quiet period. Expires in ${span(item.staged - state.at)}`;
  if (state.quiet !== undefined) return SHUTTING_DOWN;
  if (item.does === undefined) return item.why;
  const before = inItsWay(state, item);
  if (before === undefined) return forNode(state, item.does.label ?? '');
  const left = before.since + before.estimated - state.at;
  return `Build #${before.number} is already in progress (ETA: ${left > 0 ? span(left) : 'N/A'})`;
}

/** Whether no node that it could run on is online. */
export const isStuck = (state: LeaderState, { stage, does }: StandInItem): boolean =>
  stage === 'buildable' && does !== undefined && !admitted(state, does.label ?? '').some(isOnline);

function forNode(state: LeaderState, label: string): string {
  const nodes = admitted(state, label);
  const [only] = nodes;
  if (label === '') return 'Waiting for next available executor';
  if (only === undefined) return `There are no nodes with the label ‘${label}’`;
  const name = nodes.length === 1 ? only.name : label;
  if (nodes.some(isOnline)) return `Waiting for next available executor on ‘${name}’`;
  return nodes.length === 1 ? `‘${name}’ is offline` : `All nodes of label ‘${name}’ are offline`;
}

/** As Jenkins writes spans: two units, and tenths of what is short. */
function span(milliseconds: number): string {
  const minutes = Math.floor(milliseconds / MINUTE);
  const seconds = (milliseconds % MINUTE) / SECOND;
  if (minutes > 0) return `${minutes} min ${Math.floor(seconds)} sec`;
  return seconds >= 10 ? `${Math.floor(seconds)} sec` : `${Math.floor(seconds * 10) / 10} sec`;
}
