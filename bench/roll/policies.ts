import type { Act } from '../../tools/roll/run/act.ts';
import { NotNow } from '../../tools/roll/run/hands.ts';
import { Random } from './random.ts';
import { ROLL } from './run-simulated.ts';
import type { SimulatedFleet } from './simulated-fleet.ts';
import type { SimulatedGroup } from './simulated-group.ts';
import type { SimulatedMachine } from './simulated-machine.ts';

/** How often these policies look, in milliseconds. */
const ROUND = 10_000;

/** A way to roll one group that others use, to be compared with ours. @param slots - how many machines may be away at once. */
export interface Policy {
  readonly name: string;
  readonly roll: (fleet: SimulatedFleet, group: SimulatedGroup, slots: number) => Promise<void>;
}

/** Those that people use: by hand, in batches, as Kubernetes rolls, as an instance refresh does. */
export const POLICIES: readonly Policy[] = [
  { name: 'one by one', roll: (fleet, group) => withSlots(fleet, outdatedOf(group), 1) },
  { name: 'fixed batches', roll: inBatches },
  { name: 'max unavailable, random order', roll: (fleet, group, slots) => atRandom(fleet, group, slots) },
  { name: 'instance refresh, builds unknown', roll: (fleet, group, slots) => refresh(fleet, group, slots) },
];

const outdatedOf = (group: SimulatedGroup) => [...group.machines].filter(({ outdated }) => outdated);

/** A batch is over when all of it is there again. */
async function inBatches(fleet: SimulatedFleet, group: SimulatedGroup, slots: number): Promise<void> {
  const machines = outdatedOf(group);
  for (let from = 0; from < machines.length; from += slots)
    await Promise.all(machines.slice(from, from + slots).map(machine => drainAndReplace(fleet, machine)));
}

/** Always as many away as there may be, whichever. */
const atRandom = (fleet: SimulatedFleet, group: SimulatedGroup, slots: number): Promise<void> =>
  withSlots(fleet, new Random(7).shuffled(outdatedOf(group)), slots);

/** Machines are ended as they are, whatever runs on them. */
const refresh = (fleet: SimulatedFleet, group: SimulatedGroup, slots: number): Promise<void> =>
  withSlots(fleet, outdatedOf(group), slots, replace);

async function withSlots(
  fleet: SimulatedFleet,
  machines: readonly SimulatedMachine[],
  slots: number,
  roll: (fleet: SimulatedFleet, machine: SimulatedMachine) => Promise<void> = drainAndReplace,
): Promise<void> {
  const queue = [...machines];
  const work = async () => {
    for (let machine = queue.shift(); machine; machine = queue.shift()) await roll(fleet, machine);
  };
  await Promise.all(Array.from({ length: Math.max(1, slots) }, work));
}

async function drainAndReplace(fleet: SimulatedFleet, machine: SimulatedMachine): Promise<void> {
  for (const { name } of machine.nodes) await act(fleet, { kind: 'cordon', node: name });
  const busy = () => machine.nodes.some(({ parts }) => parts.size > 0);
  while (busy() && !machine.gone) await fleet.world.clock.sleep(ROUND);
  await replace(fleet, machine);
}

/** Ends a machine, and waits until another one has proved itself. */
async function replace(fleet: SimulatedFleet, machine: SimulatedMachine): Promise<void> {
  if (machine.gone) return;
  const { clock, groups } = fleet.world;
  const group = groups.get(machine.pool);
  const before = new Set(group?.machines);
  await act(fleet, { kind: 'retire', pool: machine.pool, instance: machine.id, shrink: false });
  const come = () =>
    [...(group?.machines ?? [])].find(each => !before.has(each) && !taken.has(each) && isThere(each));
  let next = come();
  while (next === undefined) {
    await clock.sleep(ROUND);
    next = come();
  }
  taken.add(next);
  for (const { name } of next.nodes) await act(fleet, { kind: 'smoke', node: name });
}

/** Machines that already stand for another one. */
const taken = new WeakSet<SimulatedMachine>();

const isThere = ({ nodes }: SimulatedMachine): boolean => nodes.length > 0;

async function act(fleet: SimulatedFleet, what: Act): Promise<void> {
  const { clock } = fleet.world;
  const performance = { roll: ROLL, intended: clock.now(), leader: undefined, tell: () => {} };
  for (;;) {
    try {
      await fleet.hands().perform(what, performance);
      return;
    } catch (error) {
      if (!(error instanceof NotNow)) throw error;
      await clock.sleep(ROUND);
    }
  }
}
