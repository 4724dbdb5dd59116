import { hostCount } from '../../../fleet/resolve/agents.ts';
import type { Fleet } from '../../../fleet/schema/fleet.ts';
import type { Drift, MachineFacts } from '../facts.ts';

/** Places of the fleet file at which no machine or more than one stands, and machines that it has no place for. */
export function placeNotes(fleet: Fleet, facts: readonly MachineFacts[]): readonly string[] {
  const leaders = facts.filter(({ of }) => of.kind === 'leader');
  const hosts = Object.entries(fleet.pools).flatMap(([name, pool]) =>
    pool.kind === 'static' ? hostNotes(name, hostCount(pool), facts) : [],
  );
  return [...countNote('the leader', leaders), ...hosts, ...surplusNotes(facts)];
}

function hostNotes(pool: string, count: number, facts: readonly MachineFacts[]): readonly string[] {
  const ofPool = facts.filter(({ of }) => of.kind === 'static' && of.pool === pool);
  return Array.from({ length: count }, (_, index) => index + 1).flatMap(number =>
    countNote(
      `host ${number} of the pool \`${pool}\``,
      ofPool.filter(({ host }) => host === number),
    ),
  );
}

function countNote(place: string, there: readonly MachineFacts[]): readonly string[] {
  if (there.length === 1) return [];
  return there.length === 0
    ? [`${place} is not there: \`fleet apply\` makes it`]
    : [`${there.length} machines say that they are ${place}: ${idsOf(there)}; Terraform knows one of them`];
}

function surplusNotes(facts: readonly MachineFacts[]): readonly string[] {
  const surplus = Map.groupBy(
    facts.filter(({ drift }) => drift.some(isSurplus)),
    ({ of }) => (of.kind === 'leader' ? '' : of.pool),
  );
  return [...surplus].map(
    ([pool, machines]) =>
      `the fleet file has no place any more for machines of the pool \`${pool}\` (${idsOf(machines)}): they are not replaced, \`fleet apply\` removes them`,
  );
}

const isSurplus = (drift: Drift): boolean =>
  drift.kind === 'settings' && (drift.what === 'pool' || drift.what === 'host');

const idsOf = (machines: readonly MachineFacts[]): string => machines.map(({ id }) => id).join(', ');
