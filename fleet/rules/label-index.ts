import { ANY, type Path } from '../problem.ts';
import type { Fleet } from '../schema/fleet.ts';
import type { AgentSpec, Pool } from '../schema/pool-kind.ts';
import type { NamedPool } from './pools.ts';

/** An agent that has a certain label. */
export interface Carrier {
  readonly pool: Pool;
  readonly poolName: string;
  readonly agent: AgentSpec;
  /** Where the label stands; of an alias, the label that it stands for. */
  readonly path: Path;
}

/** All places of a fleet file that say which labels there are: what is found by their absence is `related` to them. */
export const LABEL_PLACES: readonly Path[] = [
  ['pools', ANY, 'labels'],
  ['pools', ANY, 'agents'],
  ['aliases'],
];

/** Who carries which label. */
export interface LabelIndex {
  /** By labels that stand in pools. */
  readonly own: ReadonlyMap<string, readonly Carrier[]>;
  /** By those and by their aliases. */
  readonly all: ReadonlyMap<string, readonly Carrier[]>;
}

/** Finds who carries which label. An alias of an alias leads nowhere, as in `withAliases`. */
export function labelIndexOf(pools: readonly NamedPool[], aliases: Fleet['aliases']): LabelIndex {
  const own = ownLabels(pools);
  const all = new Map<string, readonly Carrier[]>(own);
  for (const [alias, label] of Object.entries(aliases)) {
    const carriers = own.get(label);
    if (carriers !== undefined) all.set(alias, [...(own.get(alias) ?? []), ...carriers]);
  }
  return { own, all };
}

function ownLabels(pools: readonly NamedPool[]): Map<string, Carrier[]> {
  const own = new Map<string, Carrier[]>();
  for (const { name: poolName, pool, path } of pools)
    for (const agent of pool.agents)
      agent.labels.forEach((label, index) => {
        const carrier = { pool, poolName, agent, path: path(...agent.at, 'labels', index) };
        const others = own.get(label);
        if (others === undefined) own.set(label, [carrier]);
        else others.push(carrier);
      });
  return own;
}
