import { hostCount } from './agents.ts';
import { privateHostName } from './names.ts';
/** All hosts of static and external pools, pool by pool. A host that stands in two external pools is there twice. */
export function hostsOf(fleet) {
    return Object.entries(fleet.pools).flatMap(([name, pool]) => {
        if (pool.kind === 'external')
            return pool.external.hosts.map((host, index) => ({
                name: host,
                pool: name,
                number: index + 1,
                kind: 'external',
            }));
        return Array.from({ length: hostCount(pool) }, (_, index) => ({
            name: privateHostName(fleet, name, index + 1),
            pool: name,
            number: index + 1,
            kind: 'static',
        }));
    });
}
