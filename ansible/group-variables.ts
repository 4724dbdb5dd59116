import { type Data, Unsafe } from '../fleet/render/yaml.ts';
import { agentUserOf } from '../fleet/resolve/agent-access.ts';
import { DOCS_FOLDER } from '../fleet/resolve/docs-folder.ts';
import { logGroupName } from '../fleet/resolve/names.ts';
import type { Fleet } from '../fleet/schema/fleet.ts';
import { poolGroup } from './inventory.ts';
import { leaderVariables } from './leader-variables.ts';

/** What the roles are told, by group. Texts of the fleet file are marked, so that Ansible never takes them for templates. */
export function groupVariables(fleet: Fleet): Readonly<Record<string, Data>> {
  return {
    all: {
      fleet_name: new Unsafe(fleet.fleet),
      fleet_region: new Unsafe(fleet.region),
      fleet_domain: new Unsafe(fleet.domain),
      fleet_log_group_leader: new Unsafe(logGroupName(fleet, 'leader')),
      fleet_log_group_agents: new Unsafe(logGroupName(fleet, 'agents')),
    },
    leader: leaderVariables(fleet),
    agents: agentVariables(fleet),
    ...documentationVariables(fleet),
    ...externalVariables(fleet),
  };
}

function agentVariables(fleet: Fleet): Data {
  const { publicKey } = fleet.jenkins.agents;
  return {
    agent_user: new Unsafe(agentUserOf(fleet)),
    agent_public_key: publicKey === undefined ? undefined : new Unsafe(publicKey),
  };
}

function documentationVariables({ loadBalancer: { docs } }: Fleet): Readonly<Record<string, Data>> {
  return docs ? { doc_hosts: { doc_host_port: docs.port, doc_host_root: DOCS_FOLDER } } : {};
}

/** Hosts outside AWS have accounts and ports of their own. */
function externalVariables(fleet: Fleet): Readonly<Record<string, Data>> {
  return Object.fromEntries(
    Object.entries(fleet.pools).flatMap(([name, pool]) =>
      pool.kind === 'external'
        ? [
            [
              poolGroup(name),
              { ansible_port: pool.external.port, agent_user: new Unsafe(pool.external.user) },
            ] as const,
          ]
        : [],
    ),
  );
}
