import type { Fleet } from '../schema/fleet.ts';
import { type Names, namedTwice } from './named-twice.ts';
import type { NamedPool } from './pools.ts';
import { rule } from './rule.ts';

/** A second time has no effect, or a wrong one; most often another entry was meant. */
export const listedTwice = rule(
  {
    id: 'listed-twice',
    severity: 'error',
    says: 'An entry stands in a list once: labels, instance types, days, hosts, dates, addresses, names of others.',
  },
  function* ({ fleet, pools }) {
    yield* namedTwice([...poolLists(pools), ...otherLists(fleet)]);
  },
);

function* poolLists(pools: readonly NamedPool[]): Iterable<Names> {
  for (const { pool, path } of pools) {
    for (const agent of pool.agents) yield { names: agent.labels, path: path(...agent.at, 'labels') };
    if (pool.kind === 'external') yield { names: pool.external.hosts, path: path('external', 'hosts') };
    else yield { names: pool.instances, path: path('instances') };
    if (pool.kind !== 'autoscaled') continue;
    for (const [name, { days }] of Object.entries(pool.autoscaled.schedules))
      yield { names: days, path: path('autoscaled', 'schedules', name, 'days') };
  }
}

function* otherLists(fleet: Fleet): Iterable<Names> {
  const { network, maintenance } = fleet;
  yield { names: network.reserved, path: ['network', 'reserved'] };
  yield { names: network.existing?.public ?? [], path: ['network', 'existing', 'public'] };
  yield { names: network.existing?.private ?? [], path: ['network', 'existing', 'private'] };
  yield { names: fleet.registries.repositories, path: ['registries', 'repositories'] };
  yield { names: fleet.alerts.notify, path: ['alerts', 'notify'] };
  yield { names: maintenance.blackouts, path: ['maintenance', 'blackouts'] };
  yield { names: fleet.bot?.secrets.backends ?? [], path: ['bot', 'secrets', 'backends'] };
  yield { names: fleet.bot?.buckets ?? [], path: ['bot', 'buckets'] };
  for (const [index, { days }] of maintenance.windows.entries())
    yield { names: days, path: ['maintenance', 'windows', index, 'days'] };
  for (const [label, names] of Object.entries(fleet.runs)) yield { names, path: ['runs', label] };
  for (const [name, job] of Object.entries(fleet.jobs))
    yield { names: job.labels, path: ['jobs', name, 'labels'] };
  for (const [name, zone] of Object.entries(fleet.trust))
    yield { names: zone.reads, path: ['trust', name, 'reads'] };
  for (const [name, secret] of Object.entries(fleet.secrets))
    yield { names: secret.agents, path: ['secrets', name, 'agents'] };
  for (const [name, sponsor] of Object.entries(fleet.sponsors))
    yield { names: sponsor.notify, path: ['sponsors', name, 'notify'] };
}
