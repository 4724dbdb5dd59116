import type { Fleet } from '../schema/fleet.ts';
import { hostCount } from './agents.ts';
import { privateHostName, privateZoneName } from './names.ts';

/** A machine that is there for certain, under the name by which the leader reaches it. */
export interface Host {
  readonly name: string;
  readonly pool: string;
  /** Which host of the pool, counted from 1. */
  readonly number: number;
  readonly kind: 'static' | 'external';
}

/** The leader's name in the inventory and in known_hosts. Ansible warns of a host that is called like its group. */
export const leaderHostName = (fleet: Pick<Fleet, 'fleet' | 'domain'>): string =>
  `leader.${privateZoneName(fleet)}`;

/** All hosts of static and external pools, pool by pool. A host that stands in two external pools is there twice. */
export function hostsOf(fleet: Pick<Fleet, 'fleet' | 'domain' | 'pools'>): readonly Host[] {
  return Object.entries(fleet.pools).flatMap(([name, pool]): readonly Host[] => {
    if (pool.kind === 'external')
      return pool.external.hosts.map((host, index) => ({
        name: host,
        pool: name,
        number: index + 1,
        kind: 'external',
      }));
    return Array.from({ length: hostCount(pool) }, (_, index) => ({
      name: privateHostName(fleet, name, index + 1),
      pool: name,
      number: index + 1,
      kind: 'static',
    }));
  });
}
