import { rule } from './rule.ts';
/** Without one of them there is no TLS. */
export const loadBalancerCertificate = rule({
    id: 'load-balancer-certificate',
    severity: 'error',
    says: 'The load balancer has a `zone`, in which a certificate is validated, or a `certificate`.',
}, function* ({ fleet: { loadBalancer, domain } }) {
    if (loadBalancer.zone !== undefined || loadBalancer.certificate !== undefined)
        return;
    yield {
        path: ['loadBalancer'],
        message: '`loadBalancer` has a `zone` (a certificate is made and validated there) or a `certificate`',
        fix: `write for example \`loadBalancer: {zone: ${domain.split('.').slice(-2).join('.')}}\``,
    };
});
