import { rule } from './rule.ts';
/** Everything would be built twice. */
export const jobTwice = rule({
    id: 'job-twice',
    severity: 'warning',
    says: 'No two jobs run the same Jenkinsfile of the same repository.',
}, function* ({ fleet }) {
    const seen = new Map();
    for (const [name, { repository, jenkinsfile }] of Object.entries(fleet.jobs)) {
        const key = `${repository.toLowerCase()} ${jenkinsfile}`;
        const first = seen.get(key);
        if (first === undefined)
            seen.set(key, name);
        else
            yield {
                path: ['jobs', name, 'jenkinsfile'],
                related: [['jobs', first]],
                message: `each job runs a Jenkinsfile of its own, and job \`${first}\` runs the same; all would be built twice`,
                got: jenkinsfile,
                fix: 'write the path that was meant, or remove one of the jobs',
            };
    }
});
