import { groupName } from '../../../fleet/resolve/names.ts';
import type { Fleet } from '../../../fleet/schema/fleet.ts';
import type { HomeVolume } from '../../adapters/home-volumes/home-volumes.ts';
import type { MachineGroup } from '../../adapters/machine-groups/machine-groups.ts';
import type { CountedMachine } from '../../adapters/quotas/quotas.ts';
import { quotasOf, type Room, roomFor } from '../../adapters/quotas/room-for.ts';
import type { JenkinsFacts, MachineFacts } from '../facts.ts';
import { newestRoll, rollEnd } from '../journal/newest-roll.ts';
import type { RollPlan } from '../plan/planned.ts';
import { rollPlan } from '../plan/roll-plan.ts';
import { type RightsMissing, rightsMissing } from '../rights/rights-missing.ts';
import type { Target } from '../run/entry.ts';
import { runTime } from '../windows/run-time.ts';
import { type LastRoll, rolledPools } from './preflight-facts.ts';
import type { PreflightParts } from './preflight-parts.ts';

/** What the roll would do now: an open window bounds it, else nothing does. */
export function planNow(
  { fleet, at, now }: PreflightParts,
  machines: readonly MachineFacts[],
  jenkins: JenkinsFacts | undefined,
): RollPlan {
  const time = runTime(fleet, at, now);
  const closes = time.kind === 'open' ? time.closes : undefined;
  const opening = closes === undefined ? undefined : { opens: at, closes };
  return rollPlan({ fleet, machines, jenkins, readAt: at, at, opening });
}

/** What the credentials may not do, of all that this roll does in AWS. */
export function awsRights(
  { dryRuns, groups, fleet }: PreflightParts,
  home: HomeVolume | undefined,
  targets: readonly Target[],
): Promise<RightsMissing> {
  const isRemade = ({ pool }: Target) => pool === undefined || fleet.pools[pool]?.kind === 'static';
  const pools = rolledPools(fleet, targets, 'autoscaled');
  return rightsMissing({
    dryRuns,
    home: targets.some(({ pool }) => pool === undefined) ? home : undefined,
    machine: targets.find(isRemade)?.instance,
    reads: pools.length === 0 ? [] : [() => groups.groups(pools.map(pool => groupName(fleet, pool)))],
  });
}

/** The groups of pools, by pool; those that are not there are left out. */
export async function groupsByPool(
  { groups, fleet }: PreflightParts,
  pools: readonly string[],
): Promise<ReadonlyMap<string, MachineGroup>> {
  if (pools.length === 0) return new Map();
  const found = await groups.groups(pools.map(pool => groupName(fleet, pool)));
  const named = pools.map(pool => [pool, found.get(groupName(fleet, pool))] as const);
  return new Map(named.flatMap(([pool, group]) => (group === undefined ? [] : [[pool, group] as const])));
}

/** Whether the account has room for one further machine of each pool: in a pool one at least comes before another goes. */
export async function roomForPools(
  { quotas, catalogue, fleet }: PreflightParts,
  pools: readonly string[],
  machines: readonly MachineFacts[],
): Promise<Room> {
  const wanted = pools.flatMap((pool): readonly CountedMachine[] => {
    const of = machines.filter(machine => machine.of.kind !== 'leader' && machine.of.pool === pool);
    const types = typesOf(fleet, pool);
    const [largest] = types.toSorted((a, b) => vcpus(b) - vcpus(a));
    return largest === undefined ? [] : [{ type: largest, spot: of.some(({ spot }) => spot) }];
  });
  if (wanted.length === 0) return { short: [], unknown: [] };
  const limits = await quotas.limits('ec2', [...quotasOf(wanted).keys()]);
  return roomFor({ limits, running: await quotas.running(), catalogue }, wanted);

  function vcpus(type: string): number {
    return catalogue.get(type)?.vcpus ?? 0;
  }
}

const typesOf = ({ pools }: Fleet, name: string): readonly string[] => {
  const pool = pools[name];
  return pool === undefined || pool.kind === 'external' ? [] : pool.instances.map(String);
};

/** The newest roll of the journals, and how it ended. */
export async function lastRollOf({ journals, writer }: PreflightParts): Promise<LastRoll | undefined> {
  const journal = await newestRoll(journals, writer);
  return journal === undefined ? undefined : { roll: journal.roll, end: rollEnd(journal.lines) };
}
