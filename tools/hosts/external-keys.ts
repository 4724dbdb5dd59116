import { connectOf } from '../../ansible/inventory.ts';
import { hostsOf } from '../../fleet/resolve/hosts.ts';
import type { Fleet } from '../../fleet/schema/fleet.ts';
import { hostKeyIn } from './host-key.ts';
import { type KnownHost, namesAtPort } from './known-hosts.ts';

/** The hosts outside AWS with the keys that the fleet file gives them; no other source says whose keys they are. */
export interface ExternalKeys {
  readonly known: readonly KnownHost[];
  /** Hosts that are reached over SSH and have no usable key in the fleet file. */
  readonly missing: readonly string[];
}

/** Reads the host keys of external pools. A host of two pools is named once, with its first key. */
export function externalKeysOf(fleet: Fleet): ExternalKeys {
  const known = new Map<string, KnownHost>();
  const missing = new Set<string>();
  for (const { name, pool: poolName, kind } of hostsOf(fleet)) {
    const pool = fleet.pools[poolName];
    if (kind !== 'external' || pool?.kind !== 'external' || known.has(name)) continue;
    const { hostKeys, port } = pool.external;
    const key = Object.hasOwn(hostKeys, name) ? hostKeyIn(hostKeys[name] ?? '') : undefined;
    if (key !== undefined)
      known.set(name, { names: namesAtPort(name, port), keys: [key], instanceId: undefined });
    else if (connectOf(fleet, poolName) === 'ssh') missing.add(name);
  }
  return { known: [...known.values()], missing: [...missing].filter(name => !known.has(name)) };
}
