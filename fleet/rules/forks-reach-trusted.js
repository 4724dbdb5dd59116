import { own } from './own.ts';
import { rule } from './rule.ts';
/** A Jenkinsfile chooses its machines, and from a fork anybody can send one. */
export const forksReachTrusted = rule({
    id: 'forks-reach-trusted',
    severity: 'warning',
    says: "Where a job trusts everyone's Jenkinsfile, no pool is in a trusted zone: such a file can ask for any label.",
}, function* ({ fleet, pools }) {
    const trusted = pools.find(({ pool }) => own(fleet.trust, pool.trust)?.trusted === true);
    if (trusted === undefined)
        return;
    for (const [name, { forks }] of Object.entries(fleet.jobs)) {
        if (forks !== 'everyone')
            continue;
        yield {
            path: ['jobs', name, 'forks'],
            related: [trusted.path('trust'), ['trust']],
            message: `with \`forks: everyone\` anybody's Jenkinsfile can ask for the label of any pool, and pool \`${trusted.name}\` is in trusted zone \`${trusted.pool.trust}\``,
            got: forks,
            fix: 'write `forks: contributors` or `forks: nobody`',
        };
    }
});
