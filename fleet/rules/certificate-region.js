import { rule } from './rule.ts';
/** A load balancer takes certificates of its own region only. */
export const certificateRegion = rule({
    id: 'certificate-region',
    severity: 'error',
    says: 'A given certificate is in the region of the fleet.',
}, function* ({ fleet: { loadBalancer, region } }) {
    const { certificate } = loadBalancer;
    // The fourth part of `arn:aws:acm:REGION:ACCOUNT:certificate/ID`.
    const there = certificate?.split(':')[3];
    if (certificate === undefined || there === region)
        return;
    yield {
        path: ['loadBalancer', 'certificate'],
        related: [['region']],
        message: `a load balancer takes certificates of its own region, which is \`${region}\``,
        got: certificate,
        fix: `request the certificate in ${region} too, and write its ARN`,
    };
});
