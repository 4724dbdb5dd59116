import type { ImagePins } from '../../../fleet/images/pins.ts';
import { hostCount } from '../../../fleet/resolve/agents.ts';
import { groupName } from '../../../fleet/resolve/names.ts';
import type { Fleet } from '../../../fleet/schema/fleet.ts';
import type { AutoscaledPool } from '../../../fleet/schema/pool-kind.ts';
import { agentUserData } from '../../../stacks/agents/agent-user-data.ts';
import type { MachineTemplate } from '../../adapters/fleet-machines/fleet-machines.ts';
import { userDataHash } from '../../adapters/fleet-machines/user-data-hash.ts';
import type { Drift } from '../facts.ts';
import { imageDrift, settingDrift, typeDrift } from './differences.ts';
import { hostDrift } from './host-drift.ts';
import { leaderDrift } from './leader-drift.ts';
import type { Place } from './place.ts';
import type { SeenMachine } from './seen-machine.ts';
import { templateDrift } from './template-drift.ts';

/** What machines are measured against. */
export interface Wanted {
  readonly fleet: Fleet;
  readonly pins: ImagePins;
  /** Those of the fleet's pools, as far as they are there. */
  readonly templates: readonly MachineTemplate[];
}

/** How one machine differs from what is wanted at its place, or that there is no such place. */
export function machineDrift(wanted: Wanted, machine: SeenMachine, place: Place): readonly Drift[] {
  const { fleet, pins } = wanted;
  if (place.kind === 'leader') return leaderDrift(fleet, pins, machine);
  const { pool: name } = place;
  const pool = Object.hasOwn(fleet.pools, name) ? fleet.pools[name] : undefined;
  if (pool === undefined) return settingDrift('pool', name, 'none of this name in the fleet file');
  if (place.kind === 'autoscaled')
    return pool.kind === 'autoscaled'
      ? groupDrift(wanted, machine, { name, pool })
      : settingDrift('pool', 'autoscaled', pool.kind);
  if (pool.kind !== 'static') return settingDrift('pool', 'static', pool.kind);
  const count = hostCount(pool);
  const { host } = place;
  return host === undefined || host > count
    ? settingDrift('host', host === undefined ? 'no number' : `${host}`, `1 to ${count}`)
    : hostDrift(fleet, pins, machine, { name, pool, host });
}

function groupDrift(
  { fleet, pins, templates }: Wanted,
  machine: SeenMachine,
  { name, pool }: { readonly name: string; readonly pool: AutoscaledPool },
): readonly Drift[] {
  const template = templates.find(one => one.name === groupName(fleet, name));
  return [
    ...imageDrift(machine.image, pins.get(pool.image)),
    ...typeDrift(machine.instanceType, pool.instances),
    ...templateDrift(machine, template, userDataHash(agentUserData(fleet, name))),
  ];
}
