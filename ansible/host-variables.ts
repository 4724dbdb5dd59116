import { type Data, Unsafe } from '../fleet/render/yaml.ts';
import { agentsOf, remoteRootOf } from '../fleet/resolve/agents.ts';
import { hostsOf } from '../fleet/resolve/hosts.ts';
import type { Fleet } from '../fleet/schema/fleet.ts';

interface Carried {
  readonly roots: Set<string>;
  readonly labels: Set<string>;
}

/** What the roles are told of each host: the folders and labels of all agents that it carries, from whatever pool. */
export function hostVariables(fleet: Fleet): ReadonlyMap<string, Data> {
  const carried = carriedByHost(fleet);
  return new Map(
    [...carried].map(([name, { roots, labels }]) => [
      name,
      { agent_remote_roots: texts(roots), agent_labels: texts(labels) },
    ]),
  );
}

function carriedByHost(fleet: Fleet): ReadonlyMap<string, Carried> {
  const nameOf = new Map(hostsOf(fleet).map(({ pool, number, name }) => [`${pool} ${number}`, name]));
  const carried = new Map<string, Carried>();
  for (const { pool: poolName, host, index, labels } of agentsOf(fleet)) {
    const name = nameOf.get(`${poolName} ${host}`);
    const pool = fleet.pools[poolName];
    if (name === undefined || pool === undefined) continue;
    const all = carried.get(name) ?? { roots: new Set(), labels: new Set() };
    all.roots.add(remoteRootOf(pool, index));
    for (const label of labels) all.labels.add(label);
    carried.set(name, all);
  }
  return carried;
}

const texts = (all: ReadonlySet<string>): readonly Unsafe[] => [...all].map(text => new Unsafe(text));
