/** The fewest and the most machines of a pool; external hosts are paid by others and count as none. */
export function machineRange(pool) {
    if (pool.kind === 'static')
        return { min: pool.static.hosts, max: pool.static.hosts };
    return pool.kind === 'autoscaled'
        ? { min: pool.autoscaled.min, max: pool.autoscaled.max }
        : { min: 0, max: 0 };
}
/** What a pool costs in an hour. */
export function poolCost(pool, catalogue) {
    if (pool.kind === 'external')
        return { min: 0, max: 0, unpriced: [] };
    const price = (type) => catalogue.get(type.name)?.usdPerHour;
    const { min, max } = machineRange(pool);
    return {
        min: min * (price(pool.instances[0]) ?? 0),
        max: max * Math.max(...pool.instances.map(type => price(type) ?? 0)),
        unpriced: pool.instances.filter(type => price(type) === undefined).map(type => type.name),
    };
}
/** What leader and pools cost in an hour; volumes, traffic and the load balancer are not in it. */
export function fleetCost(fleet, catalogue) {
    const { name } = fleet.leader.instance;
    const leader = catalogue.get(name)?.usdPerHour;
    const pools = Object.values(fleet.pools).map(pool => poolCost(pool, catalogue));
    const unpriced = [...(leader === undefined ? [name] : []), ...pools.flatMap(cost => cost.unpriced)];
    return {
        min: pools.reduce((sum, cost) => sum + cost.min, leader ?? 0),
        max: pools.reduce((sum, cost) => sum + cost.max, leader ?? 0),
        unpriced: [...new Set(unpriced)],
    };
}
