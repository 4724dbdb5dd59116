import { rule } from './rule.ts';
/** The second job would overwrite the first one's status on GitHub. */
export const jobContextTwice = rule({
    id: 'job-context-twice',
    severity: 'error',
    says: 'No two jobs of a repository report under the same status context.',
}, function* ({ fleet }) {
    const seen = new Map();
    for (const [name, { repository, context }] of Object.entries(fleet.jobs)) {
        // GitHub does not tell `Apache/TVM` from `apache/tvm`.
        const key = `${repository.toLowerCase()} ${context ?? name}`;
        const first = seen.get(key);
        if (first === undefined)
            seen.set(key, name);
        else
            yield {
                path: ['jobs', name, ...(context === undefined ? [] : ['context'])],
                related: [['jobs', first]],
                message: `each job of a repository has a status context of its own, and job \`${first}\` has the same`,
                got: context ?? name,
                fix: 'write another `context`',
            };
    }
});
