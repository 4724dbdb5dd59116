import { hostCount } from '../resolve/agents.ts';
import { rule } from './rule.ts';
/** What Jenkins calls the leader's own node, today and before 2.307. */
const BUILT_IN = ['built-in', 'master'];
/** In Jenkins the name of a node is a label of it. */
export const labelIsNodeName = rule({
    id: 'label-is-node-name',
    severity: 'error',
    says: "No label is another node's name, nor that of the leader's own node; in Jenkins a node's name is a label of it.",
}, function* (facts) {
    const nodes = nodesOf(facts);
    for (const [label, carriers] of facts.labels.all) {
        const node = nodes.get(label);
        if (!BUILT_IN.includes(label) && (node === undefined || isAlone(node, carriers)))
            continue;
        yield {
            path: facts.labels.own.has(label) ? (carriers[0]?.path ?? ['pools']) : ['aliases', label],
            ...(node && { related: [['pools', node.pool]] }),
            message: `a label is not the name of a node, which in Jenkins is a label too; \`${label}\` is ${node ? `a node of pool \`${node.pool}\`` : "the leader's own node"}`,
            got: label,
            fix: 'choose another word for the label',
        };
    }
});
/** Only agents with such a name can clash: those of autoscaled pools are named when they come. */
function nodesOf({ agents, labels }) {
    return new Map(agents.filter(({ name }) => labels.all.has(name)).map(agent => [agent.name, agent]));
}
/** Whether nobody but the node itself has the label: then it says nothing new, and nothing wrong. */
function isAlone(node, carriers) {
    const [only, ...others] = carriers;
    if (only === undefined || others.length > 0 || only.poolName !== node.pool)
        return false;
    const { pool, agent } = only;
    return hostCount(pool) === 1 && pool.agents.indexOf(agent) === node.index;
}
