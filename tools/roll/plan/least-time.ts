import { frozenOptimum, surgeBound } from './optimum.ts';
import type { Capacity, RollTask } from './roll-task.ts';

/**
 * A time in which no schedule rolls these machines, in milliseconds from `from`: the most that one label, or one machine
 * by itself, takes. It is the optimum where each machine has one label, none may be there twice, and boots are equal.
 */
export function leastTime(tasks: readonly RollTask[], capacity: Capacity, from: number): number {
  const labels = new Set(tasks.flatMap(({ serving }) => [...serving.keys()]));
  const alone = tasks.map(task => {
    const ready = Math.max(0, task.ready - from);
    return (capacity.surge.get(task.pool) ?? 0) > 0 ? Math.max(ready, task.boot) : ready + task.boot;
  });
  return Math.max(0, ...alone, ...[...labels].map(label => leastOfLabel(label, tasks, capacity, from)));
}

function leastOfLabel(label: string, tasks: readonly RollTask[], capacity: Capacity, from: number): number {
  const own = tasks.filter(({ serving }) => serving.has(label));
  const ready = own.map(task => Math.max(0, task.ready - from)).sort((one, other) => one - other);
  const boot = Math.min(...own.map(task => task.boot));
  const weight = Math.min(...own.map(({ serving }) => serving.get(label) ?? 1));
  // Machines whose agents are offline now make room for others as soon as they are back.
  const gained = tasks.reduce(
    (sum, { agents, serving }) => sum + (agents.get(label) ?? 0) - (serving.get(label) ?? 0),
    0,
  );
  const slots = Math.max(0, Math.floor(((capacity.slack.get(label) ?? 0) + gained) / weight));
  const pools = new Set(own.map(({ pool }) => pool));
  const surge = [...pools].reduce((sum, pool) => sum + (capacity.surge.get(pool) ?? 0), 0);
  return surge === 0 ? frozenOptimum(ready, boot, slots) : surgeBound(ready, boot, slots, surge);
}
