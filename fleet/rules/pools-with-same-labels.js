import { rule } from './rule.ts';
/** The plugin asks every group that could serve a waiting build, so two machines come for one build. */
export const poolsWithSameLabels = rule({
    id: 'pools-with-same-labels',
    severity: 'warning',
    says: 'No two autoscaled pools have the same labels; for one waiting build both would grow.',
}, function* ({ autoscaled }) {
    const seen = new Map();
    for (const { name, pool, path } of autoscaled) {
        const labels = [...new Set(pool.agents.flatMap(agent => agent.labels))].sort();
        const key = labels.join(' ');
        const first = seen.get(key);
        if (first === undefined)
            seen.set(key, name);
        else
            yield {
                path: path(...(pool.agents[0]?.at ?? []), 'labels'),
                related: [['pools', first]],
                message: `an autoscaled pool differs from others in its labels, and pool \`${first}\` has the same; both would grow for one build`,
                got: labels.join(', '),
                fix: 'give one of them a label of its own, or make one pool with both lists of instance types',
            };
    }
});
