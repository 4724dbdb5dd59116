import type { MachineGroup } from '../../../adapters/machine-groups/machine-groups.ts';
import type { Room } from '../../../adapters/quotas/room-for.ts';
import type { Judged, PreflightFinding } from '../finding.ts';
import { type PreflightFacts, rolledPools, targetsIn } from '../preflight-facts.ts';
import { findingsOf, got, type Read } from '../read.ts';

/** New machines can come: quotas have room for them, and the groups make machines. */
export function capacityFindings(facts: PreflightFacts): readonly PreflightFinding[] {
  const pools = rolledPools(facts.fleet, targetsIn(facts), 'autoscaled');
  if (pools.length === 0) return [];
  const both = joined(facts.room, facts.groups);
  return findingsOf(both, {
    check: 'capacity',
    unread: 'warning',
    well: 'quotas have room for the machines that come first, and the groups make machines',
    judge: ([room, groups]) => [
      ...roomFindings(room),
      ...pools.flatMap(pool => groupFindings(pool, groups.get(pool))),
    ],
  });
}

function joined<A, B>(one: Read<A>, other: Read<B>): Read<readonly [A, B]> {
  if (one.kind === 'unread') return one;
  return other.kind === 'unread' ? other : got([one.value, other.value] as const);
}

const roomFindings = ({ short, unknown }: Room): readonly Judged[] => [
  ...short.map(
    ({ name, code, limit, used, wanted, missing }): Judged => ({
      level: 'blocked',
      says: `${name}: ${used} of ${limit} vCPUs are used, and a new machine needs ${wanted}`,
      why: 'a new machine comes before an old one goes, and AWS would refuse it',
      fix: `raise the quota ${code} by ${missing} at Service Quotas, or wait until machines are gone`,
    }),
  ),
  ...unknown.map(
    (what): Judged => ({ level: 'warning', says: what, why: 'whether a new machine fits is not known' }),
  ),
];

function groupFindings(pool: string, group: MachineGroup | undefined): readonly Judged[] {
  if (group === undefined)
    return [
      {
        level: 'blocked',
        says: `the pool ${pool} has no group in AWS`,
        why: 'no machine of it can be replaced',
        fix: 'see `fleet plan`',
      },
    ];
  if (group.suspended.includes('Launch'))
    return [
      {
        level: 'blocked',
        says: `somebody has switched off the process Launch of the group ${group.name}`,
        why: 'machines would go, and none would come',
        fix: 'find out who did and why, then resume the process',
      },
    ];
  if (group.failed === undefined) return [];
  return [
    {
      level: 'warning',
      says: `the last attempt of the group ${group.name} to make a machine failed: ${group.failed.message}`,
      why: 'new machines may not come either; the roll then stops after the first and puts back what it cordoned',
    },
  ];
}
