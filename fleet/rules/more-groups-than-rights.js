import { rule } from './rule.ts';
/**
 * The leader's rights name every group: 30 in a managed policy of 6,144 characters, and a role takes 10 such policies.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html
 */
const MOST_GROUPS = 300;
/** Where a fleet outgrows one leader, it becomes several fleets. */
export const moreGroupsThanRights = rule({
    id: 'more-groups-than-rights',
    severity: 'warning',
    says: `A fleet has at most ${MOST_GROUPS} autoscaled pools, which is as many groups as the rights of its leader can name.`,
}, function* ({ autoscaled }) {
    if (autoscaled.length > MOST_GROUPS)
        yield {
            path: ['pools'],
            message: `the rights of a leader name at most ${MOST_GROUPS} groups, one for each autoscaled pool`,
            got: `${autoscaled.length} autoscaled pools`,
            fix: 'divide them among several fleets, or have the quota of managed policies per role raised to 20',
        };
});
