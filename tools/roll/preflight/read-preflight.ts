import { canBeWritten } from '../journal/can-be-written.ts';
import { targetsOf } from '../run/targets.ts';
import { type PreflightFacts, rolledPools } from './preflight-facts.ts';
import type { PreflightParts } from './preflight-parts.ts';
import { type Read, reading, valueOr } from './read.ts';
import { awsRights, groupsByPool, lastRollOf, planNow, roomForPools } from './readings.ts';

/**
 * Looks at everything that `preflight` judges, without changing anything. What cannot be read is told as such.
 * @throws only what comes of an interruption, and of defects
 */
export async function readPreflight(parts: PreflightParts): Promise<PreflightFacts> {
  const { fleet, pins, at, now, roll, only, signal } = parts;
  const read = <T>(from: () => Promise<T>): Promise<Read<T>> => reading(signal, from);
  /** What follows from a reading cannot be had without it. */
  const after = async <A, B>(first: Read<A>, from: (value: A) => Promise<B>): Promise<Read<B>> =>
    first.kind === 'unread' ? first : read(() => from(first.value));

  const [jenkins, machines, overview, rights, home, alarms] = await Promise.all([
    read(parts.readJenkins),
    read(parts.readMachines),
    read(() => parts.work.overview()),
    read(() => parts.rights.tried()),
    read(() => parts.homes.home(fleet.fleet)),
    read(() => parts.alarms.firing(fleet)),
  ]);
  const seen = valueOr(jenkins, undefined);
  const targets = await after(machines, async found => targetsOf(fleet, found, seen, only));
  const pools = rolledPools(fleet, valueOr(targets, []), 'autoscaled');
  const [journal, lastRoll, plan, images, awsRightsFound, groups, room, stray] = await Promise.all([
    read(() => canBeWritten(parts.journals, parts.holder, at)),
    read(() => lastRollOf(parts)),
    after(machines, async found => planNow(parts, found, seen)),
    read(() => parts.images.find([...new Set(pins.values())])),
    after(targets, found => awsRights(parts, valueOr(home, undefined), found)),
    read(() => groupsByPool(parts, pools)),
    after(machines, found => roomForPools(parts, pools, found)),
    after(targets, parts.strayChanges),
  ]);
  const inJenkins = { jenkins, overview, rights };
  const inCloud = { home, alarms, images, awsRights: awsRightsFound, groups, room, stray };
  return { fleet, pins, at, now, roll, targets, plan, journal, lastRoll, ...inJenkins, ...inCloud };
}
