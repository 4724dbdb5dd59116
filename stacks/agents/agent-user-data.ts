import { agentUserOf } from '../../fleet/resolve/agent-access.ts';
import type { Fleet } from '../../fleet/schema/fleet.ts';
import { cloudConfig } from '../cloud-config.ts';

/** What an agent's machine is told at its first boot: which pool it is of, and that the leader may log in. */
export function agentUserData(fleet: Fleet, pool: string): string {
  const { publicKey } = fleet.jenkins.agents;
  return cloudConfig(fleet, {
    machine: { role: 'agent', pool },
    accounts: [{ name: agentUserOf(fleet), publicKeys: publicKey === undefined ? [] : [publicKey] }],
  });
}
