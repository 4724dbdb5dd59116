import { rule } from './rule.ts';
/** `nat: none` leaves endpoints for services of AWS only, and GitHub is none. */
export const networkNoWayOut = rule({
    id: 'network-no-way-out',
    severity: 'warning',
    says: 'With jobs on GitHub, or external hosts reached over SSH, private machines have a way to the internet.',
}, function* ({ fleet, externals }) {
    const { network, jobs } = fleet;
    if (network.existing !== undefined || network.nat !== 'none')
        return;
    const ssh = externals.some(({ pool }) => pool.external.connect === 'ssh');
    const hasJobs = Object.keys(jobs).length > 0;
    if (!ssh && !hasJobs)
        return;
    yield {
        path: ['network', 'nat'],
        related: [['jobs'], ['pools']],
        message: `with \`nat: none\` the leader reaches ${hasJobs ? 'no repository on GitHub' : 'no host outside AWS'}`,
        got: 'none',
        fix: 'write `nat: one`, or use an existing network that has a way out',
    };
});
