import { type LeaderState, plannerOf } from './leader-state.ts';
import type { ParameterValue } from './stand-in-parameters.ts';
import type { BuildRequest, StandInBuild, StandInItem } from './stand-in-work.ts';

/** What is asked for. */
export interface Trigger extends Omit<BuildRequest, 'item'> {
  readonly job: string;
  readonly kind: StandInBuild['kind'];
  /** How long it stays in its quiet period, in milliseconds. */
  readonly delay: number;
  /** Not even an equal request in the queue stands for it, as for a replay. */
  readonly alone: boolean;
}

/** What came of it. */
export interface Triggered {
  readonly item: StandInItem;
  /** An equal request was in the queue already; it got another cause. */
  readonly folded: boolean;
}

/** A request for a build enters the queue, unless an equal one stands there. */
export function trigger(state: LeaderState, asked: Trigger): Triggered {
  const { job, kind, delay, alone, ...request } = asked;
  const equal = alone ? undefined : state.queue.find(item => isEqual(item, asked));
  if (equal !== undefined) {
    const causes = [...equal.request.causes, ...request.causes];
    const item = { ...equal, request: { ...equal.request, causes } };
    state.queue = state.queue.map(other => (other.id === item.id ? item : other));
    return { item, folded: true };
  }
  const { plan, label } = planOf(state, job, request.parameters);
  state.lastId += 1;
  const item: StandInItem = {
    id: state.lastId,
    of: { kind, job },
    stage: 'waiting',
    why: '',
    since: state.at,
    staged: state.at + delay,
    request: { ...request, item: state.lastId },
    does: { label, plan, from: 0 },
  };
  // Jenkins lists the newest first.
  state.queue = [item, ...state.queue];
  return { item, folded: false };
}

function planOf(state: LeaderState, job: string, parameters: readonly ParameterValue[]) {
  const plan = plannerOf(state, job)(new Map(parameters.map(({ name, value }) => [name, value])));
  return { plan, label: plan.blocks[0]?.label };
}

/** Whether a waiting request stands for another one: of the same job, with the same values, passwords too. */
function isEqual({ of, request, does }: StandInItem, { job, parameters }: Trigger): boolean {
  if (of.kind === 'part' || of.job !== job || does === undefined) return false;
  const said = (values: readonly ParameterValue[]) =>
    JSON.stringify(values.map(({ name, value }) => [name, value]));
  return said(request.parameters) === said(parameters);
}
