import { rule } from './rule.ts';
/** Machines that no build asks for are paid for, or never come. */
export const poolUnreachable = rule({
    id: 'pool-unreachable',
    severity: 'warning',
    says: 'Where `runs` or jobs say which labels are asked for, each agent has one of them, or is where such an agent falls back to.',
}, function* (facts) {
    const asked = askedLabels(facts);
    if (asked.size === 0)
        return;
    const reached = reachedAgents(asked, facts);
    for (const { name, pool, path } of facts.pools)
        for (const agent of pool.agents) {
            if (reached.has(agent))
                continue;
            yield {
                path: path(...agent.at, 'labels'),
                related: [['runs'], ['jobs'], ['aliases'], ['pools']],
                message: `some job can reach each agent through \`runs\`, its \`labels\` or a fall-back, and none reaches ${pool.agents.length > 1 ? 'this agent of ' : ''}pool \`${name}\``,
                got: agent.labels.join(', '),
                fix: `add one of its labels to \`runs\`, or remove the ${pool.agents.length > 1 ? 'agent' : 'pool'}`,
            };
        }
});
const askedLabels = ({ fleet }) => new Set([...Object.keys(fleet.runs), ...Object.values(fleet.jobs).flatMap(job => job.labels)]);
/** The agents with an asked label or alias; where a pool of one falls back to is asked for too. */
function reachedAgents(asked, { labels }) {
    const reached = new Set();
    // A set that grows while it is walked through: each label once, those found on the way included.
    for (const label of asked)
        for (const { agent, pool } of labels.all.get(label) ?? []) {
            reached.add(agent);
            if (pool.kind === 'autoscaled' && pool.autoscaled.fallback !== undefined)
                asked.add(pool.autoscaled.fallback);
        }
    return reached;
}
