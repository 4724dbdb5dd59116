import { rule } from './rule.ts';
/** A weight of 0 is for a fleet beside the old one, which then needs another name. */
export const nobodyIsSentHere = rule({
    id: 'nobody-is-sent-here',
    severity: 'warning',
    says: 'A fleet with weight 0 has a beta host name, under which it can be reached.',
}, function* ({ fleet: { loadBalancer } }) {
    if (loadBalancer.weight !== 0 || loadBalancer.beta !== undefined)
        return;
    yield {
        path: ['loadBalancer', 'weight'],
        related: [['loadBalancer', 'beta']],
        message: 'with `weight: 0` nobody is sent here under `domain`, and there is no `beta` name',
        got: '0',
        fix: 'write a `beta` name, or a weight above 0',
    };
});
