import { FreeCapacity } from './free-capacity.ts';
import { type Capacity, endOf, type RollStep, type RollTask } from './roll-task.ts';

/** A timeline, and what no moment of it had room for. */
export interface Schedule {
  /** By when they begin. */
  readonly steps: readonly RollStep[];
  readonly blocked: readonly RollTask[];
}

interface Running {
  readonly task: RollTask;
  readonly step: RollStep;
}

/**
 * Rolls each machine as soon as the floors allow: idle ones first, of these the longest to boot; then the one that is
 * idle soonest, which is cordoned at once so that nothing new begins on it. Waiting for it wastes nothing, because all
 * that are left become idle later still. With one label and equal boots this is the optimum of `frozenOptimum`; several
 * labels on a machine, unequal boots and surge make it a good schedule instead of the best.
 * @param from - when the first may begin, in milliseconds since 1970.
 */
export function schedule(tasks: readonly RollTask[], capacity: Capacity, from: number): Schedule {
  const free = new FreeCapacity(capacity);
  const queues = queuesOf(tasks);
  const steps: RollStep[] = [];
  let running: readonly Running[] = [];
  for (let now = from; ; now = Math.min(...running.map(({ step }) => endOf(step)))) {
    for (const { task, step } of running) if (endOf(step) === now) free.giveBack(task, step.way);
    running = running.filter(({ step }) => endOf(step) > now);
    const begun = begin(queues, free, now);
    running = [...running, ...begun];
    steps.push(...begun.map(({ step }) => step));
    if (running.length === 0) return { steps, blocked: queues.flat() };
  }
}

/** The steps that there is room for now, in the same order. What is free is taken. */
export const beginNow = (tasks: readonly RollTask[], free: FreeCapacity, now: number): readonly RollStep[] =>
  begin(queuesOf(tasks), free, now).map(({ step }) => step);

function begin(queues: readonly RollTask[][], free: FreeCapacity, now: number): readonly Running[] {
  const begun: Running[] = [];
  for (let queue = bestOf(queues, free, now); queue; queue = bestOf(queues, free, now)) {
    const task = queue.shift();
    const way = task && free.wayFor(task);
    if (task === undefined || way === undefined) break;
    free.take(task, way);
    begun.push({ task, step: stepOf(task, way, now) });
  }
  return begun;
}

function stepOf({ name, pool, boot, ready }: RollTask, way: RollStep['way'], begins: number): RollStep {
  const cordoned = way === 'surge' ? begins + boot : begins;
  const drained = Math.max(cordoned, ready);
  return { name, pool, way, begins, cordoned, drained, back: way === 'surge' ? cordoned : drained + boot };
}

/** Machines between which the floors see no difference, soonest idle first: where the first has no room, none has. */
function queuesOf(tasks: readonly RollTask[]): readonly RollTask[][] {
  const alike = ({ pool, serving }: RollTask) => JSON.stringify([pool, ...serving]);
  const queues = [...Map.groupBy(tasks, alike).values()];
  return queues.map(queue => [...queue].sort((one, other) => one.ready - other.ready || byName(one, other)));
}

/** The queue whose first machine is to be begun now. */
function bestOf(queues: readonly RollTask[][], free: FreeCapacity, now: number): RollTask[] | undefined {
  let best: { readonly queue: RollTask[]; readonly head: RollTask } | undefined;
  for (const queue of queues) {
    const [head] = queue;
    if (head === undefined || free.wayFor(head) === undefined) continue;
    if (best === undefined || precedes(head, best.head, now)) best = { queue, head };
  }
  return best?.queue;
}

function precedes(one: RollTask, other: RollTask, now: number): boolean {
  const waits = Math.max(one.ready, now) - Math.max(other.ready, now);
  const rank = waits || other.boot - one.boot || one.ready - other.ready || byName(one, other);
  return rank < 0;
}

const byName = (one: RollTask, other: RollTask): number => (one.name < other.name ? -1 : 1);
