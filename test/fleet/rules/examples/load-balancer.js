import { broken, holds, hosts } from '../example.ts';
const arn = (region) => `arn:aws:acm:${region}:123456789012:certificate/12345678-1234-1234-1234-123456789012`;
const docs = (pool, kind = 'static') => ({
    loadBalancer: { docs: { host: 'docs.example.org', pool } },
    pools: kind === 'static' ? { docs: hosts('doc', 1, { trust: 'main' }) } : {},
});
/** Examples for the rules about `loadBalancer` and `domain`. */
export const LOAD_BALANCER = [
    holds('load-balancer-certificate', {}),
    holds('load-balancer-certificate', { loadBalancer: { zone: null, certificate: arn('us-west-2') } }),
    broken('load-balancer-certificate', { loadBalancer: null }, [
        'loadBalancer',
        undefined,
        '{zone: example.org}',
    ]),
    holds('certificate-region', { loadBalancer: { certificate: arn('us-west-2') } }),
    broken('certificate-region', { loadBalancer: { certificate: arn('us-east-1') } }, [
        'loadBalancer.certificate',
        arn('us-east-1'),
        'in us-west-2',
    ]),
    holds('host-outside-zone', { domain: 'example.org' }),
    holds('host-outside-zone', {
        loadBalancer: { zone: null, certificate: arn('us-west-2'), beta: 'ci.example.com' },
    }),
    broken('host-outside-zone', { domain: 'ci.notexample.org' }, [
        'domain',
        'ci.notexample.org',
        '`.example.org`',
    ]),
    broken('host-outside-zone', { loadBalancer: { beta: 'beta.example.com', docs: { host: 'docs.example.net', pool: 'docs' } } }, ['loadBalancer.beta', 'beta.example.com', '`.example.org`'], ['loadBalancer.docs.host', 'docs.example.net', '`.example.org`']),
    holds('host-name-twice', { loadBalancer: { beta: 'beta.example.org' } }),
    broken('host-name-twice', { loadBalancer: { beta: 'ci.example.org', docs: { host: 'ci.example.org', pool: 'docs' } } }, ['loadBalancer.beta', 'ci.example.org', 'another name'], ['loadBalancer.docs.host', 'ci.example.org', 'another name']),
    holds('docs-pool', docs('docs')),
    broken('docs-pool', docs('doc'), ['loadBalancer.docs.pool', 'doc', 'did you mean `docs`?']),
    broken('docs-pool', docs('nowhere'), ['loadBalancer.docs.pool', 'nowhere', 'use one of `docs`']),
    broken('docs-pool', docs('cpu', 'group'), ['loadBalancer.docs.pool', 'cpu', '`static: {hosts: 1}`']),
    holds('docs-pool-untrusted', docs('docs')),
    broken('docs-pool-untrusted', { ...docs('docs'), pools: { docs: hosts('doc', 1) } }, [
        'pools.docs.trust',
        'pull-requests',
        'trust: main',
    ]),
    holds('nobody-is-sent-here', { loadBalancer: { weight: 0, beta: 'beta.example.org' } }),
    broken('nobody-is-sent-here', { loadBalancer: { weight: 0 } }, ['loadBalancer.weight', '0', '`beta`']),
];
