import type { Data } from '../fleet/render/yaml.ts';
import { type Host, hostsOf, leaderHostName } from '../fleet/resolve/hosts.ts';
import type { Fleet } from '../fleet/schema/fleet.ts';

/** The group of a pool's hosts; Ansible takes no hyphen in the name of a group. */
export const poolGroup = (pool: string): string => `pool_${pool.replaceAll('-', '_')}`;

/** Whether the leader connects to a pool's hosts over SSH, or they to the leader. */
export function connectOf(fleet: Pick<Fleet, 'pools'>, pool: string): 'ssh' | 'inbound' {
  const found = fleet.pools[pool];
  return found?.kind === 'external' ? found.external.connect : 'ssh';
}

/** The host that serves the documentation: the first of its pool. */
const docHostsOf = (fleet: Fleet): readonly Host[] =>
  hostsOf(fleet).filter(({ pool, number }) => pool === fleet.loadBalancer.docs?.pool && number === 1);

/** The inventory: who is in which group. Where hosts are stands elsewhere, since only an applied fleet knows. */
export function inventoryOf(fleet: Fleet): Data {
  const pools = Object.entries(Object.groupBy(hostsOf(fleet), ({ pool }) => pool));
  const groups = (connect: 'ssh' | 'inbound') =>
    Object.fromEntries(
      pools
        .filter(([pool]) => connectOf(fleet, pool) === connect)
        .map(([pool, hosts = []]) => [poolGroup(pool), hostGroup(hosts)]),
    );
  return {
    all: {
      children: {
        leader: { hosts: { [leaderHostName(fleet)]: {} } },
        agents: { children: groups('ssh') },
        inbound_agents: { children: groups('inbound') },
        doc_hosts: hostGroup(docHostsOf(fleet)),
      },
    },
  };
}

const hostGroup = (hosts: readonly Host[]) => ({
  hosts: Object.fromEntries(hosts.map(({ name }) => [name, {}])),
});
