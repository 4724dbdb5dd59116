import type { Fleet } from '../fleet/schema/fleet.ts';
import type { Pool } from '../fleet/schema/pool-kind.ts';

/** Tag keys and values. */
export type Tags = Readonly<Record<string, string>>;

/** The tag by which operators may open sessions on a machine; the session policy asks for it. */
export const SESSIONS_TAG = { key: 'sessions', allowed: 'allowed' } as const;

/** What every resource carries. The provider adds them, but not to what Auto Scaling makes. */
export function fleetTags(fleet: Pick<Fleet, 'fleet' | 'environment'>): Tags {
  return { fleet: fleet.fleet, environment: fleet.environment, 'managed-by': 'terraform' };
}

/** What everything of a pool carries beyond that: costs are counted by `sponsor`. */
export function poolTags(name: string, pool: Pick<Pool, 'sponsor' | 'debug'>): Tags {
  return {
    pool: name,
    ...(pool.sponsor !== undefined && { sponsor: pool.sponsor }),
    ...(pool.debug?.sessions && { [SESSIONS_TAG.key]: SESSIONS_TAG.allowed }),
  };
}
