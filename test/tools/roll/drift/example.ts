import type { ImagePins } from '../../../../fleet/images/pins.ts';
import type { Fleet } from '../../../../fleet/schema/fleet.ts';
import { driftOf } from '../../../../tools/roll/drift/drift-of.ts';
import { notesOf } from '../../../../tools/roll/drift/notes-of.ts';
import type { SeenMachine } from '../../../../tools/roll/drift/seen-machine.ts';
import type { Drift } from '../../../../tools/roll/facts.ts';
import type { WrittenFleet } from '../../../arbitraries/fleet.ts';
import { pinsFor } from '../../../stacks/synthesised.ts';
import { fleetWith } from '../../../stacks/written-fleet.ts';
import { type Made, madeFrom } from './made-machines.ts';

const POOLS: WrittenFleet['pools'] = {
  gpu: { labels: ['GPU'], image: 'agent-gpu', instances: ['g5.4xlarge'], static: { hosts: 3 } },
  cpu: {
    labels: ['CPU'],
    image: 'agent-x86_64',
    instances: ['c6a.8xlarge', 'r6a.xlarge', 'm7i.2xlarge'],
    autoscaled: { max: 10, onDemand: { base: 0, above: '0%' } },
  },
  // Its group is called as a first host of the pool `cpu` would be.
  'cpu-1': { labels: ['WARM'], image: 'agent-arm64', instances: ['r7g.8xlarge'], autoscaled: { max: 4 } },
};
const existing = {
  vpc: 'vpc-0123456789abcdef0',
  public: ['subnet-0000000000000001a', 'subnet-0000000000000001b'],
  private: ['subnet-0000000000000002a', 'subnet-0000000000000002b'],
};

/** A fleet with these pools instead of, or beside, those of the example; undefined takes one away. */
export function exampleWith(
  pools: Readonly<Record<string, WrittenFleet['pools'][string] | undefined>>,
): Fleet {
  const all = Object.entries({ ...POOLS, ...pools }).flatMap(([name, pool]) => (pool ? [[name, pool]] : []));
  return fleetWith({ pools: Object.fromEntries(all), network: { existing } });
}

/** The example: a leader, three hosts, a pool of three types, a pool with a misleading name. */
export const FLEET = exampleWith({});
export const PINS = pinsFor(FLEET);
export const MADE = madeFrom(FLEET);

/** What `driftOf` says. */
export const facts = (made: Made = MADE, fleet: Fleet = FLEET, pins: ImagePins = PINS) =>
  driftOf(fleet, pins, made.machines, made.templates);

/** What `notesOf` says. */
export const notes = (made: Made = MADE, fleet: Fleet = FLEET, pins: ImagePins = PINS) =>
  notesOf(fleet, pins, { ...made, facts: facts(made, fleet, pins) });

/** The drift of the machines that have some, by id. */
export const drifted = (...of: Parameters<typeof facts>): Readonly<Record<string, readonly Drift[]>> =>
  Object.fromEntries(facts(...of).flatMap(({ id, drift }) => (drift.length > 0 ? [[id, drift]] : [])));

/** The same account in which one machine is otherwise. */
export const withOne = (id: string, other: (machine: SeenMachine) => Partial<SeenMachine>): Made => ({
  ...MADE,
  machines: MADE.machines.map(machine => (machine.id === id ? { ...machine, ...other(machine) } : machine)),
});

/** The machines of a pool. */
export const ofPool = (pool: string): readonly SeenMachine[] =>
  MADE.machines.filter(({ tags }) => tags.get('pool') === pool);
