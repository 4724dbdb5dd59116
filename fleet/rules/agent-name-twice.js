import { own } from './own.ts';
import { rule } from './rule.ts';
/** Jenkins would overwrite one node with the other. */
export const agentNameTwice = rule({
    id: 'agent-name-twice',
    severity: 'error',
    says: 'No two agents have the same node name, after the numbers of their hosts were added.',
}, function* ({ fleet, agents }) {
    const makers = new Map();
    const told = new Set();
    for (const { name, pool, index } of agents) {
        const first = makers.get(name);
        if (first === undefined)
            makers.set(name, { pool, index });
        // Pools whose first hosts collide do so in all others; that is one mistake.
        if (first === undefined || told.has(`${pool}/${index}`))
            continue;
        told.add(`${pool}/${index}`);
        const spec = own(fleet.pools, pool)?.agents[index];
        const written = spec?.name;
        yield {
            path: ['pools', pool, ...(written === undefined ? [] : [...(spec?.at ?? []), 'name'])],
            related: [
                ['pools', pool],
                ['pools', first.pool],
            ],
            message: `each agent has a node name of its own, and \`${name}\` is made by ${first.pool === pool ? 'another agent of the pool' : `pool \`${first.pool}\``} too`,
            got: written ?? pool,
            fix: 'give the agent another `name`',
        };
    }
});
