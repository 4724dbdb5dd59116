import { z } from 'zod';
import { hostsOf, leaderHostName } from '../../fleet/resolve/hosts.ts';
import type { Fleet } from '../../fleet/schema/fleet.ts';
import { UserError } from '../user-error.ts';

/** A machine in AWS that Terraform has made. */
export interface Machine {
  /** Its name in Ansible's inventory. */
  readonly name: string;
  readonly instanceId: string;
  readonly address: string;
  readonly isLeader: boolean;
}

/** The leader and the static hosts of a fleet, as far as they are applied. */
export interface Machines {
  readonly made: readonly Machine[];
  /** Names of static hosts that the fleet file has and the cloud has not. */
  readonly missing: readonly string[];
}

/** As Terraform's outputs name the machines. */
export const MACHINE_OUTPUTS = ['leader_instance_id', 'leader_private_ip', 'hosts'] as const;

const instanceId = z.string().regex(/^i-[0-9a-f]{8,17}$/);
const outputsSchema = z.object({
  leader_instance_id: instanceId,
  leader_private_ip: z.ipv4(),
  // A host that is being replaced has neither for a while.
  hosts: z.record(
    z.string(),
    z.array(z.object({ id: instanceId, private_ip: z.ipv4() }).optional().catch(undefined)),
  ),
});

/**
 * Reads the machines out of Terraform's outputs.
 * @throws UserError when the fleet is not applied.
 */
export function machinesOf(fleet: Fleet, outputs: Readonly<Record<string, unknown>>): Machines {
  const read = outputsSchema.safeParse(outputs);
  if (!read.success)
    throw new UserError(`the fleet \`${fleet.fleet}\` is not applied: its state names no machines`, {
      fix: 'run `fleet apply` first',
    });
  const { hosts, leader_instance_id, leader_private_ip } = read.data;
  const made: Machine[] = [
    {
      name: leaderHostName(fleet),
      instanceId: leader_instance_id,
      address: leader_private_ip,
      isLeader: true,
    },
  ];
  const missing: string[] = [];
  for (const { name, pool, number, kind } of hostsOf(fleet)) {
    if (kind === 'external') continue;
    const found = Object.hasOwn(hosts, pool) ? hosts[pool]?.[number - 1] : undefined;
    if (found === undefined) missing.push(name);
    else made.push({ name, instanceId: found.id, address: found.private_ip, isLeader: false });
  }
  return { made, missing };
}
