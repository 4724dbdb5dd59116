import { rule } from './rule.ts';
/** The ec2-fleet plugin makes one node of each machine. */
export const autoscaledSeveralAgents = rule({
    id: 'autoscaled-several-agents',
    severity: 'error',
    says: 'A machine of an autoscaled pool carries one agent; the ec2-fleet plugin makes one node of each.',
}, function* ({ autoscaled }) {
    for (const { pool, path } of autoscaled) {
        if (pool.agents.length === 1)
            continue;
        yield {
            path: path('agents'),
            related: [path('autoscaled')],
            message: 'a machine of an autoscaled pool carries one agent, since the plugin makes one node of each machine',
            got: `${pool.agents.length} agents`,
            fix: 'make a pool of each, or one agent with all the labels and executors',
        };
    }
});
