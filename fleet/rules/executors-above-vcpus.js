import { rule } from './rule.ts';
/** Builds that share one processor run into their time limits. */
export const executorsAboveVcpus = rule({
    id: 'executors-above-vcpus',
    severity: 'warning',
    says: 'A host has at least one vCPU for each executor of all its agents.',
}, function* ({ catalogue, pools }) {
    for (const { pool, path } of pools) {
        if (pool.kind === 'external')
            continue;
        const executors = pool.agents.reduce((sum, agent) => sum + agent.executors, 0);
        const small = pool.instances.find(({ name }) => (catalogue.get(name)?.vcpus ?? executors) < executors);
        if (small === undefined)
            continue;
        const [only, second] = pool.agents;
        yield {
            path: second === undefined && only !== undefined ? path(...only.at, 'executors') : path('agents'),
            related: [path('instances')],
            message: `a host has a vCPU for each executor, and \`${small.name}\` has ${catalogue.get(small.name)?.vcpus}`,
            got: `${executors} executors`,
            fix: 'have fewer executors, or a larger instance type',
        };
    }
});
