/** The tag by which operators may open sessions on a machine; the session policy asks for it. */
export const SESSIONS_TAG = { key: 'sessions', allowed: 'allowed' };
/** What every resource carries. The provider adds them, but not to what Auto Scaling makes. */
export function fleetTags(fleet) {
    return { fleet: fleet.fleet, environment: fleet.environment, 'managed-by': 'terraform' };
}
/** What everything of a pool carries beyond that: costs are counted by `sponsor`. */
export function poolTags(name, pool) {
    return {
        pool: name,
        ...(pool.sponsor !== undefined && { sponsor: pool.sponsor }),
        ...(pool.debug?.sessions && { [SESSIONS_TAG.key]: SESSIONS_TAG.allowed }),
    };
}
