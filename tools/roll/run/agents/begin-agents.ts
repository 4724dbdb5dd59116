import { nodesOf, type PoolMachine } from '../../plan/pool-machine.ts';
import { endOf, type RollStep, type RollTask } from '../../plan/roll-task.ts';
import { beginNow } from '../../plan/schedule.ts';
import type { Entry } from '../entry.ts';
import type { Scene } from '../scene.ts';
import { JUST_BEGUN } from '../time-limits.ts';
import { becomes, meant } from './agent-entry.ts';
import { imageOf, leave } from './canary.ts';
import type { Candidates } from './candidates.ts';
import { beginDraining } from './draining.ts';
import { wantedMachines } from './room.ts';
import type { Round } from './round.ts';

/** Begins as many machines as the floors, the group's bounds and the window leave room for: idle ones, then those idle soonest. */
export function beginAgents({ scene, room, left }: Round): readonly Entry[] {
  if (room().isSpent) return [];
  const { tasks } = left();
  if (tasks.size === 0) return [];
  const allowed = inTurn(
    [...tasks.values()].flatMap(({ machine, task }) => (mayResume(machine, scene) ? [] : [task])),
    scene,
  );
  if (allowed.length === 0) return [];
  const steps = beginNow(allowed, room(), scene.now);
  const wanted = new Map(wantedMachines(scene.settings.fleet, scene.facts.groups, scene.state.active()));
  return steps.filter(step => fits(step, scene)).flatMap(step => beginOne(step, tasks, wanted, scene));
}

/**
 * When a roll has just begun, an agent that is offline may be on its way back after a restart, with a Pipeline that waits for it.
 */
const mayResume = (machine: PoolMachine, { state, now }: Scene): boolean =>
  now - state.begunAt < JUST_BEGUN && nodesOf(machine).some(({ state: shown }) => shown === 'offline');

/** Where the first of an image are still watched, no other of it is begun. */
function inTurn(tasks: readonly RollTask[], scene: Scene): readonly RollTask[] {
  const leaveOf = leave(scene);
  const images = Map.groupBy(tasks, ({ pool }) => imageOf(scene, pool));
  return [...images.values()].flatMap(own => {
    const [first] = own;
    const count = first === undefined ? 0 : leaveOf(first.pool);
    if (count >= own.length) return own;
    return [...own]
      .sort((one, other) => one.ready - other.ready || (one.name < other.name ? -1 : 1))
      .slice(0, count);
  });
}

const fits = (step: RollStep, { state }: Scene): boolean =>
  state.closes === undefined || endOf(step) <= state.closes;

function beginOne(
  { name, pool, way }: RollStep,
  tasks: Candidates['tasks'],
  wanted: Map<string, number>,
  scene: Scene,
): readonly Entry[] {
  const machine = tasks.get(name)?.machine;
  if (machine === undefined) return [];
  const agent = { machine: name, pool, instance: machine.facts.id, way };
  if (way === 'replace') return beginDraining(agent, machine, scene);
  const to = (wanted.get(pool) ?? 0) + 1;
  wanted.set(pool, to);
  return [becomes(agent, 'replacing'), meant({ kind: 'enlarge', pool, to }, name)];
}
