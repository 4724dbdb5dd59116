import type { InstanceCatalogue } from '../../../fleet/catalogue/instance-types.ts';
import { type Quota, quotaOf } from './quota-families.ts';
import type { CountedMachine } from './quotas.ts';

/** A quota that does not suffice. Figures are vCPUs. */
interface ShortQuota {
  readonly code: string;
  readonly name: string;
  readonly limit: number;
  readonly used: number;
  readonly wanted: number;
  /** By how much the limit must be raised at least. */
  readonly missing: number;
}

/** Whether machines may be added. */
export interface Room {
  readonly short: readonly ShortQuota[];
  /** What cannot be judged, in words for a person: no quota or no limit is known, or the type is not in the catalogue. */
  readonly unknown: readonly string[];
}

/** What the judgement rests on. */
export interface RoomFacts {
  /** By code. */
  readonly limits: ReadonlyMap<string, number>;
  readonly running: readonly CountedMachine[];
  readonly catalogue: InstanceCatalogue;
}

/** The quotas whose limits must be known to judge these machines, by code. */
export const quotasOf = (machines: readonly CountedMachine[]): ReadonlyMap<string, string> =>
  new Map(machines.flatMap(({ type, spot }) => [quotaOf(type, spot)].filter(quota => quota !== undefined)));

/**
 * Whether an account has room for further machines beside those that run. @param wanted one entry for each machine;
 * of a pool with several types the one with the most vCPUs, since nobody knows which one comes
 */
export function roomFor({ limits, running, catalogue }: RoomFacts, wanted: readonly CountedMachine[]): Room {
  const used = vcpusByCode(running, catalogue);
  const further = vcpusByCode(wanted, catalogue);
  const quotas = [...quotasOf(wanted)];
  const short = quotas.flatMap(([code, name]) => {
    const limit = limits.get(code);
    const figures = { used: used.get(code) ?? 0, wanted: further.get(code) ?? 0 };
    const missing = limit === undefined ? 0 : figures.used + figures.wanted - limit;
    return limit !== undefined && missing > 0 ? [{ code, name, limit, ...figures, missing }] : [];
  });
  return { short, unknown: unknownOf({ limits, running, catalogue }, wanted) };
}

function vcpusByCode(
  machines: readonly CountedMachine[],
  catalogue: InstanceCatalogue,
): ReadonlyMap<string, number> {
  const sums = new Map<string, number>();
  for (const { type, spot } of machines) {
    const [code] = quotaOf(type, spot) ?? [];
    if (code !== undefined) sums.set(code, (sums.get(code) ?? 0) + (catalogue.get(type)?.vcpus ?? 0));
  }
  return sums;
}

function unknownOf({ limits, running, catalogue }: RoomFacts, wanted: readonly CountedMachine[]) {
  const asked = new Set(quotasOf(wanted).keys());
  const counted = running.filter(({ type, spot }) => asked.has(quotaOf(type, spot)?.[0] ?? ''));
  const strangers = [...wanted, ...counted].filter(({ type }) => !catalogue.has(type));
  const without = wanted.filter(({ type, spot }) => quotaOf(type, spot) === undefined);
  const unlimited: readonly Quota[] = [...quotasOf(wanted)].filter(([code]) => !limits.has(code));
  return [
    ...new Set([
      ...strangers.map(({ type }) => `${type} is not in the catalogue, so its vCPUs are not counted`),
      ...without.map(({ type, spot }) => `no quota is known for ${type}${spot ? ' as a spot machine' : ''}`),
      ...unlimited.map(([code, name]) => `Service Quotas tells no limit for ${name} (${code})`),
    ]),
  ];
}
