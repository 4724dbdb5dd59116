/** The schedules of each pool that has some. */
export function schedulesByPool(autoscaled) {
    return autoscaled
        .map(({ pool, path: poolPath }) => Object.entries(pool.autoscaled.schedules).map(([name, schedule]) => ({
        name,
        schedule,
        pool,
        poolPath,
        path: (...steps) => poolPath('autoscaled', 'schedules', name, ...steps),
    })))
        .filter(schedules => schedules.length > 0);
}
