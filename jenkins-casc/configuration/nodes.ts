import { agentUserOf } from '../../fleet/resolve/agent-access.ts';
import { type Agent, agentsOf, remoteRootOf } from '../../fleet/resolve/agents.ts';
import { privateHostName } from '../../fleet/resolve/names.ts';
import type { Fleet } from '../../fleet/schema/fleet.ts';
import type { ExternalPool, Pool, StaticPool } from '../../fleet/schema/pool-kind.ts';
import { agentCredential, SSH, SSH_PORT } from './connection.ts';
import type { SettingsMap } from './settings.ts';

/** A permanent agent for each agent of static and external hosts, sorted by name; machines of groups come on their own. */
export function nodesOf(fleet: Fleet): readonly SettingsMap[] {
  return agentsOf(fleet)
    .flatMap(agent => {
      const pool = fleet.pools[agent.pool];
      return pool === undefined || pool.kind === 'autoscaled' ? [] : [nodeOf(fleet, agent, pool)];
    })
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .map(permanent => ({ permanent }));
}

function nodeOf(fleet: Fleet, agent: Agent, pool: StaticPool | ExternalPool) {
  return {
    name: agent.name,
    nodeDescription: describe(agent, pool),
    labelString: agent.labels.join(' '),
    // Only builds that ask for one of its labels.
    mode: 'EXCLUSIVE',
    numExecutors: agent.executors,
    remoteFS: remoteRootOf(pool, agent.index),
    retentionStrategy: 'always',
    launcher: launcherOf(fleet, agent, pool),
  };
}

/** What an operator who looks at the node wants to know. */
function describe({ pool: name, host }: Agent, pool: Pool): string {
  return [
    `pool ${name}, host ${host}`,
    ...(pool.kind === 'external' ? [pool.external.hosts[host - 1] ?? ''] : []),
    ...(pool.sponsor === undefined ? [] : [`sponsor ${pool.sponsor}`]),
    ...(pool.kind === 'external' && !pool.external.voting ? ['does not vote'] : []),
  ].join('; ');
}

function launcherOf(fleet: Fleet, { pool: name, host }: Agent, pool: StaticPool | ExternalPool): SettingsMap {
  // Over HTTPS, so that no further port is open.
  if (pool.kind === 'external' && pool.external.connect === 'inbound')
    return { inbound: { webSocket: true } };
  const target =
    pool.kind === 'static'
      ? { host: privateHostName(fleet, name, host), port: SSH_PORT, user: agentUserOf(fleet) }
      : { host: pool.external.hosts[host - 1], port: pool.external.port, user: pool.external.user };
  return {
    ssh: {
      host: target.host,
      port: target.port,
      credentialsId: agentCredential(fleet, target.user),
      ...SSH,
    },
  };
}
