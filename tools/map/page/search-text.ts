import type { PoolView } from '../view.ts';

/** The words by which a pool is found, in lower case: name, labels, types, sponsor, trust zone. */
export function searchText(pool: PoolView): string {
  const labels = pool.agents.flatMap(agent => agent.labels.map(label => label.name));
  const types = pool.instances.map(instance => instance.name);
  return [pool.name, pool.kind, ...labels, ...types, pool.sponsor ?? '', pool.trust].join(' ').toLowerCase();
}
