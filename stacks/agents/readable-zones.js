/** The zones whose caches a zone may read: its own and, not further than one step, those that it `reads`. */
export function readableZones(fleet, zone) {
    return [...new Set([zone, ...(fleet.trust[zone]?.reads ?? [])])];
}
