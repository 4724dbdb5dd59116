import type { Fleet } from '../../fleet/schema/fleet.ts';

/** The zones whose caches a zone may read: its own and, not further than one step, those that it `reads`. */
export function readableZones(fleet: Pick<Fleet, 'trust'>, zone: string): readonly string[] {
  return [...new Set([zone, ...(fleet.trust[zone]?.reads ?? [])])];
}
