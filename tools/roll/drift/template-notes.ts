import type { ImagePins } from '../../../fleet/images/pins.ts';
import { groupName } from '../../../fleet/resolve/names.ts';
import type { Fleet } from '../../../fleet/schema/fleet.ts';
import type { AutoscaledPool } from '../../../fleet/schema/pool-kind.ts';
import { agentUserData } from '../../../stacks/agents/agent-user-data.ts';
import type { MachineTemplate } from '../../adapters/fleet-machines/fleet-machines.ts';
import { userDataHash } from '../../adapters/fleet-machines/user-data-hash.ts';

/**
 * Pools whose launch template is not there yet, or is behind the fleet file.
 * Only what can be told from the fleet file is compared; `fleet plan` shows the rest.
 */
export function templateNotes(
  fleet: Fleet,
  pins: ImagePins,
  templates: readonly MachineTemplate[],
): readonly string[] {
  return Object.entries(fleet.pools).flatMap(([name, pool]) => {
    if (pool.kind !== 'autoscaled') return [];
    const called = groupName(fleet, name);
    const template = templates.find(one => one.name === called);
    if (template === undefined)
      return [`the pool \`${name}\` has no launch template \`${called}\` yet: run \`fleet apply\` first`];
    const behind = differences(template, pool, {
      image: pins.get(pool.image),
      userData: userDataHash(agentUserData(fleet, name)),
    });
    if (behind.length === 0) return [];
    return [
      `the launch template \`${called}\` is behind the fleet file (${behind.join('; ')}): run \`fleet apply\` first`,
    ];
  });
}

function differences(
  { latest }: MachineTemplate,
  { instances: [{ name: type }] }: AutoscaledPool,
  wanted: { readonly image: string | undefined; readonly userData: string },
): readonly string[] {
  return [
    ...(wanted.image !== undefined && latest.image !== wanted.image
      ? [`image ${latest.image ?? 'none'}, pinned is ${wanted.image}`]
      : []),
    ...(latest.instanceType === type
      ? []
      : [`instance type ${latest.instanceType ?? 'none'}, wanted is ${type}`]),
    ...(latest.userData === wanted.userData ? [] : ['user data']),
  ];
}
