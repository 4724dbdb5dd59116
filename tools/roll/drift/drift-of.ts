import type { ImagePins } from '../../../fleet/images/pins.ts';
import type { Fleet } from '../../../fleet/schema/fleet.ts';
import type { MachineTemplate } from '../../adapters/fleet-machines/fleet-machines.ts';
import type { Drift, MachineFacts } from '../facts.ts';
import { machineDrift } from './machine-drift.ts';
import { type Place, placeOf } from './place.ts';
import type { SeenMachine } from './seen-machine.ts';

/**
 * The machines of a fleet, each with all in which it differs from what the fleet file and the pins ask for: the leader
 * first, then pool by pool in the order of the file, hosts by number, the longest in service first. What Jenkins,
 * Auto Scaling or the spot market choose is no difference, and neither is what `fleet apply` changes in place.
 * A machine that the file has no place for any more differs in the setting `pool` or `host`.
 */
export function driftOf(
  fleet: Fleet,
  pins: ImagePins,
  machines: readonly SeenMachine[],
  templates: readonly MachineTemplate[],
): readonly MachineFacts[] {
  const facts = machines.flatMap(machine => {
    const place = placeOf(fleet, machine);
    return place === undefined
      ? []
      : [factsOf(machine, place, machineDrift({ fleet, pins, templates }, machine, place))];
  });
  const rank = rankIn(fleet);
  return facts.sort(
    (a, b) =>
      rank(a) - rank(b) ||
      compare(poolOf(a), poolOf(b)) ||
      (a.host ?? Number.MAX_SAFE_INTEGER) - (b.host ?? Number.MAX_SAFE_INTEGER) ||
      a.launchedAt - b.launchedAt ||
      compare(a.id, b.id),
  );
}

const factsOf = (machine: SeenMachine, place: Place, drift: readonly Drift[]): MachineFacts => ({
  id: machine.id,
  of: place.kind === 'leader' ? { kind: 'leader' } : { kind: place.kind, pool: place.pool },
  host: place.kind === 'static' ? place.host : undefined,
  privateIp: machine.privateIp,
  instanceType: machine.instanceType,
  spot: machine.spot,
  launchedAt: machine.launchedAt,
  drift,
});

const poolOf = ({ of }: MachineFacts): string => (of.kind === 'leader' ? '' : of.pool);

/** Machines of pools that the file no longer has come last. */
function rankIn({ pools }: Fleet): (facts: MachineFacts) => number {
  const ranks = new Map(Object.keys(pools).map((name, index) => [name, index + 1]));
  return facts => (facts.of.kind === 'leader' ? 0 : (ranks.get(facts.of.pool) ?? ranks.size + 1));
}

const compare = (a: string, b: string): number => (a < b ? -1 : Number(a > b));
