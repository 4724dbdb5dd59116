import { rule } from './rule.ts';
/** The hardware recommendations of the Jenkins handbook, for a small team: 4 GB or more. */
const LEAST_GIB = 4;
/** Jenkins, its plugins and the web server share this memory. */
export const leaderTooSmall = rule({
    id: 'leader-too-small',
    severity: 'warning',
    says: `The leader has at least ${LEAST_GIB} GiB of memory, which the Jenkins handbook recommends for a small team.`,
}, function* ({ machines: [leader] }) {
    for (const { name, path, facts } of leader?.types ?? []) {
        if (facts === undefined || facts.memoryGiB >= LEAST_GIB)
            continue;
        yield {
            path,
            message: `the leader has at least ${LEAST_GIB} GiB of memory, and \`${name}\` has ${facts.memoryGiB}`,
            got: name,
            fix: 'choose a larger type, for example `m7i.large`',
        };
    }
});
