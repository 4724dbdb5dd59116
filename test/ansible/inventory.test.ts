import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { agentsOf, remoteRootOf } from '../../fleet/resolve/agents.ts';
import { hostsOf, leaderHostName } from '../../fleet/resolve/hosts.ts';
import { privateHostName } from '../../fleet/resolve/names.ts';
import { fleetArbitrary, type WrittenFleet } from '../arbitraries/fleet.ts';
import { fleetWith } from '../stacks/written-fleet.ts';
import { groupsOf, groupVariablesOf, readGenerated } from './generated.ts';

/** Each run makes a whole fleet and reads its files. */
const RUNS = { numRuns: 30 };

const poolGroup = (pool: string) => `pool_${pool.replaceAll('-', '_')}`;

describe('the inventory of any fleet', () => {
  it('has each static host in the group of its pool, exactly once', () => {
    fc.assert(
      fc.property(fleetArbitrary(), fleet => {
        const pools = [...groupsOf(fleet)].filter(([group]) => group.startsWith('pool_'));
        for (const { pool, host } of agentsOf(fleet)) {
          if (fleet.pools[pool]?.kind !== 'static') continue;
          const name = privateHostName(fleet, pool, host);
          const holders = pools.flatMap(([group, hosts]) =>
            hosts.filter(one => one === name).map(() => group),
          );
          expect(holders).toEqual([poolGroup(pool)]);
        }
      }),
      RUNS,
    );
  });

  it('has a group for each pool with hosts, and no other host than the leader and theirs', () => {
    fc.assert(
      fc.property(fleetArbitrary(), fleet => {
        const groups = groupsOf(fleet);
        const pools = [...groups.keys()].filter(group => group.startsWith('pool_'));
        const withHosts = Object.entries(fleet.pools).filter(([, { kind }]) => kind !== 'autoscaled');
        expect(new Set(pools)).toEqual(new Set(withHosts.map(([pool]) => poolGroup(pool))));
        expect(new Set(groups.get('agents'))).toEqual(new Set(hostsOf(fleet).map(({ name }) => name)));
        expect(groups.get('leader')).toEqual([leaderHostName(fleet)]);
        expect(new Set(groups.get('all'))).toEqual(
          new Set([leaderHostName(fleet), ...(groups.get('agents') ?? [])]),
        );
      }),
      RUNS,
    );
  });

  it('has the host that serves the documentation, on the port that the load balancer asks', () => {
    fc.assert(
      fc.property(fleetArbitrary(), fleet => {
        const { docs } = fleet.loadBalancer;
        const wanted = docs === undefined ? [] : [privateHostName(fleet, docs.pool, 1)];
        expect(groupsOf(fleet).get('doc_hosts')).toEqual(wanted);
        if (docs) expect(groupVariablesOf(fleet, 'doc_hosts')).toMatchObject({ doc_host_port: docs.port });
      }),
      RUNS,
    );
  });

  it('tells each host the folder and the labels of every agent on it', () => {
    fc.assert(
      fc.property(fleetArbitrary(), fleet => {
        for (const { name, pool, number, kind } of hostsOf(fleet)) {
          const told = readGenerated(fleet, `inventory/host_vars/${name}.yml`);
          const agents = agentsOf(fleet).filter(agent => agent.pool === pool && agent.host === number);
          const remoteRoot = fleet.pools[pool]?.remoteRoot ?? '';
          const roots = agents.map(({ index }) => remoteRootOf({ remoteRoot }, index));
          const labels = [...new Set(agents.flatMap(agent => agent.labels))];
          const wanted = { agent_remote_roots: roots, agent_labels: labels };
          // An external host may stand in several pools; it is told of the agents of all.
          if (kind === 'static') expect(told).toEqual(wanted);
          else expect(told.agent_labels).toEqual(expect.arrayContaining(labels));
        }
      }),
      RUNS,
    );
  });
});

type External = NonNullable<WrittenFleet['pools'][string]['external']>;

const external = (pools: Readonly<Record<string, External>>) =>
  fleetWith({
    pools: Object.fromEntries(
      Object.entries(pools).map(([name, pool]) => [name, { labels: [name], external: pool }]),
    ),
  });

describe('hosts outside AWS', () => {
  const hosts = ['edge-1.example.org'];

  it('are agents when the leader connects to them, with their account and port', () => {
    const fleet = external({ 'edge-ssh': { hosts, user: 'builder', port: 2222 } });
    expect(groupsOf(fleet).get('agents')).toEqual(hosts);
    expect(groupVariablesOf(fleet, 'pool_edge_ssh')).toEqual({ ansible_port: 2222, agent_user: 'builder' });
  });

  it('are in a group of their own when they connect to the leader', () => {
    const groups = groupsOf(external({ edge: { hosts, connect: 'inbound' } }));
    expect([groups.get('agents'), groups.get('inbound_agents')]).toEqual([[], hosts]);
  });

  it('carry the agents of all their pools', () => {
    const fleet = external({ a: { hosts }, b: { hosts } });
    const told = readGenerated(fleet, 'inventory/host_vars/edge-1.example.org.yml');
    expect(told.agent_labels).toEqual(['a', 'b']);
  });
});
