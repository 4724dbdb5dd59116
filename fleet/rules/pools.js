/** All pools, in the order of the file. */
export function poolsOf(fleet) {
    return Object.entries(fleet.pools).map(([name, pool]) => ({
        name,
        pool,
        path: (...steps) => ['pools', name, ...steps],
    }));
}
/** Those of one kind. */
export function ofKind(pools, kind) {
    return pools.filter((named) => named.pool.kind === kind);
}
/** Whether some machine of the pool can be a spot machine, which AWS takes back at two minutes' notice. */
export function buysSpot(pool) {
    if (pool.kind !== 'autoscaled')
        return false;
    const { onDemand, max } = pool.autoscaled;
    return onDemand.above.points < 100 && onDemand.base < max;
}
