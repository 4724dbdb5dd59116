import { ANY } from '../problem.ts';
/** All places of a fleet file that say which labels there are: what is found by their absence is `related` to them. */
export const LABEL_PLACES = [
    ['pools', ANY, 'labels'],
    ['pools', ANY, 'agents'],
    ['aliases'],
];
/** Finds who carries which label. An alias of an alias leads nowhere, as in `withAliases`. */
export function labelIndexOf(pools, aliases) {
    const own = ownLabels(pools);
    const all = new Map(own);
    for (const [alias, label] of Object.entries(aliases)) {
        const carriers = own.get(label);
        if (carriers !== undefined)
            all.set(alias, [...(own.get(alias) ?? []), ...carriers]);
    }
    return { own, all };
}
function ownLabels(pools) {
    const own = new Map();
    for (const { name: poolName, pool, path } of pools)
        for (const agent of pool.agents)
            agent.labels.forEach((label, index) => {
                const carrier = { pool, poolName, agent, path: path(...agent.at, 'labels', index) };
                const others = own.get(label);
                if (others === undefined)
                    own.set(label, [carrier]);
                else
                    others.push(carrier);
            });
    return own;
}
