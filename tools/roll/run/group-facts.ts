import { groupName } from '../../../fleet/resolve/names.ts';
import type { Fleet } from '../../../fleet/schema/fleet.ts';
import type { MachineGroup } from '../../adapters/machine-groups/machine-groups.ts';
import type { GroupFacts } from './roll-facts.ts';

/** The names of the groups of a fleet's autoscaled pools, by pool: what MachineGroups is asked for. */
export const groupNames = (fleet: Fleet): ReadonlyMap<string, string> =>
  new Map(
    Object.entries(fleet.pools)
      .filter(([, pool]) => pool.kind === 'autoscaled')
      .map(([pool]) => [pool, groupName(fleet, pool)]),
  );

/** The groups by pool; a pool whose group is not there is left out. @param groups by name */
export function groupFacts(
  fleet: Fleet,
  groups: ReadonlyMap<string, MachineGroup>,
): ReadonlyMap<string, GroupFacts> {
  const found = [...groupNames(fleet)].flatMap(([pool, name]) => {
    const group = groups.get(name);
    return group ? [[pool, { desired: group.desired, min: group.min, max: group.max }] as const] : [];
  });
  return new Map(found);
}
