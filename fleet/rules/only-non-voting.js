import { rule } from './rule.ts';
/** A failure there tells nobody anything: a broken change would be merged. */
export const onlyNonVoting = rule({
    id: 'only-non-voting',
    severity: 'warning',
    says: 'A label in `runs` has a pool that votes; where none does, failures block nothing (B67, B69).',
}, function* ({ fleet, labels }) {
    for (const label of Object.keys(fleet.runs)) {
        const carriers = labels.all.get(label) ?? [];
        const silent = carriers.filter(({ pool }) => pool.kind === 'external' && !pool.external.voting);
        if (carriers.length === 0 || silent.length < carriers.length)
            continue;
        yield {
            path: ['runs', label],
            related: [['pools'], ['aliases']],
            message: `a label in \`runs\` has a pool that votes, and of \`${label}\` pool \`${silent[0]?.poolName}\` with \`voting: false\` is all there is`,
            got: label,
            fix: 'give the label to a pool that votes, or remove the line when it is meant so',
        };
    }
});
