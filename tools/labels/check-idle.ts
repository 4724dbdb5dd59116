import type { Fleet } from '../../fleet/schema/fleet.ts';
import type { AskedLabel } from './check-uses.ts';

/** What the fleet has and no Jenkinsfile asks for. */
export interface Idle {
  /** Pools that no job uses, with what else they are for. */
  readonly pools: readonly { readonly pool: string; readonly purpose: string | null }[];
  /** Labels and aliases of agents that no job asks for, in the order of the fleet file. */
  readonly labels: readonly string[];
}

/** A spot machine's label of which the fall-back is never asked for where the label is. */
export interface MissingFallback {
  readonly asked: AskedLabel;
  readonly pool: string;
  readonly fallback: string;
  /** The Jenkinsfile. */
  readonly file: string;
}

/**
 * What no job uses. A pool to which a used one falls back is used, and so is the label; so are the label for which an
 * alias stands, and the label of the job that rebuilds the images.
 */
export function idleOf(asked: readonly AskedLabel[], fleet: Fleet): Idle {
  const rebuild = fleet.registries.rebuild?.label;
  const labels = new Set([
    ...asked.flatMap(each => each.labels),
    ...(rebuild === undefined ? [] : [rebuild]),
  ]);
  const pools = new Set(asked.flatMap(each => each.pools));
  if (rebuild !== undefined) for (const pool of carriers(rebuild, fleet)) pools.add(pool);
  for (const [alias, label] of Object.entries(fleet.aliases)) if (labels.has(alias)) labels.add(label);
  // A set that grows while it is walked through: pools found on the way have fall-backs too.
  for (const name of pools) {
    const pool = fleet.pools[name];
    const fallback = pool?.kind === 'autoscaled' ? pool.autoscaled.fallback : undefined;
    if (fallback === undefined) continue;
    labels.add(fallback);
    for (const other of carriers(fallback, fleet)) pools.add(other);
  }
  const assigned = new Set([...Object.values(fleet.pools).flatMap(ownLabels), ...Object.keys(fleet.aliases)]);
  return {
    pools: Object.keys(fleet.pools).flatMap(pool =>
      pools.has(pool) ? [] : [{ pool, purpose: purposeOf(pool, fleet) }],
    ),
    labels: [...assigned].filter(label => !labels.has(label)),
  };
}

function ownLabels(pool: Fleet['pools'][string]): readonly string[] {
  return pool.agents.flatMap(agent => agent.labels);
}

function carriers(label: string, fleet: Fleet): readonly string[] {
  const own = fleet.aliases[label] ?? label;
  return Object.entries(fleet.pools).flatMap(([name, pool]) => {
    const labels = ownLabels(pool);
    return labels.includes(label) || labels.includes(own) ? [name] : [];
  });
}

function purposeOf(pool: string, { loadBalancer }: Fleet): string | null {
  return loadBalancer.docs?.pool === pool ? 'serves the documentation' : null;
}

/**
 * Labels of spot machines that a Jenkinsfile asks for without ever asking for their fall-back. `nodeFor` falls back by
 * itself.
 */
export function missingFallbacks(asked: readonly AskedLabel[], fleet: Fleet): readonly MissingFallback[] {
  const byFile = new Map<string, Set<string>>();
  for (const { text, uses } of asked)
    for (const [{ file }] of uses) byFile.set(file, (byFile.get(file) ?? new Set()).add(text));
  return asked.flatMap(each => (each.kind === 'job' ? [] : missingFor(each, byFile, fleet)));
}

function missingFor(
  asked: AskedLabel,
  byFile: ReadonlyMap<string, ReadonlySet<string>>,
  fleet: Fleet,
): readonly MissingFallback[] {
  const files = [...new Set(asked.uses.map(([{ file }]) => file))];
  return asked.pools.slice(0, 1).flatMap(name => {
    const pool = fleet.pools[name];
    const fallback = pool?.kind === 'autoscaled' ? pool.autoscaled.fallback : undefined;
    if (fallback === undefined) return [];
    return files
      .filter(file => !byFile.get(file)?.has(fallback))
      .map(file => ({ asked, pool: name, fallback, file }));
  });
}
