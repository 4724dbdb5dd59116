import { broken, group, holds, hosts } from '../example.ts';
/** Examples for the rules about `trust` and `secrets`. */
export const TRUST = [
    holds('zone-unknown', {
        pools: { docs: hosts('doc', 1, { trust: 'main' }) },
        secrets: { key: { agents: ['main'] } },
    }),
    broken('zone-unknown', {
        pools: { cpu: { trust: 'pull-request' } },
        trust: { own: { reads: ['main', 'nowhere'] } },
        secrets: { key: { agents: ['man'] } },
    }, ['pools.cpu.trust', 'pull-request', 'did you mean `pull-requests`?'], ['trust.own.reads[1]', 'nowhere', 'use one of `main`, `pull-requests`, `own`'], ['secrets.key.agents[0]', 'man', 'did you mean `main`?']),
    holds('zone-unused', {}),
    holds('zone-unused', { trust: { nightly: {} }, pools: { cpu: { trust: 'nightly' } } }),
    broken('zone-unused', { trust: { nightly: {} } }, ['trust.nightly', 'nightly', '`trust: nightly`']),
    holds('trusted-reads-untrusted', { trust: { nightly: { reads: ['pull-requests'] } } }),
    holds('trusted-reads-untrusted', { trust: { release: { trusted: true, reads: ['main'] } } }),
    broken('trusted-reads-untrusted', { trust: { release: { trusted: true, reads: ['main', 'pull-requests'] } } }, ['trust.release.reads[1]', 'pull-requests', 'remove it']),
    holds('trust-cycle', { trust: { a: { reads: ['b', 'c'] }, b: { reads: ['c'] }, c: {} } }),
    broken('trust-cycle', { trust: { a: { reads: ['a'] } } }, [
        'trust.a.reads[0]',
        'a',
        'reads its own cache anyway',
    ]),
    broken('trust-cycle', { trust: { a: { reads: ['main', 'b'] }, b: { reads: ['a'] } } }, ['trust.a.reads[1]', 'b', 'one of these `reads`'], ['trust.b.reads[0]', 'a', 'one of these `reads`']),
    holds('secret-for-untrusted', { secrets: { key: { agents: ['main'] }, token: {} } }),
    broken('secret-for-untrusted', { secrets: { key: { agents: ['main', 'pull-requests'] } } }, [
        'secrets.key.agents[1]',
        'pull-requests',
        'trusted zone such as `main`',
    ]),
    holds('sponsor-unknown', { sponsors: { vendor: {} }, pools: { cpu: { sponsor: 'vendor' } } }),
    broken('sponsor-unknown', { sponsors: { vendor: {} }, pools: { cpu: { sponsor: 'vendro' } } }, [
        'pools.cpu.sponsor',
        'vendro',
        'did you mean `vendor`?',
    ]),
    broken('sponsor-unknown', { pools: { cpu: { sponsor: 'acme' } } }, [
        'pools.cpu.sponsor',
        'acme',
        '`acme: {}`',
    ]),
    holds('sponsor-without-pools', { sponsors: { vendor: {} }, pools: { cpu: { sponsor: 'vendor' } } }),
    broken('sponsor-without-pools', { sponsors: { vendor: {} } }, [
        'sponsors.vendor',
        'vendor',
        '`sponsor: vendor`',
    ]),
    // A c6a.8xlarge costs 1.224 USD an hour, 893.52 USD in 730 hours.
    holds('budget-below-minimum', {
        sponsors: { vendor: { budget: '894 USD/month' } },
        pools: { cpu: group('CPU', { min: 1 }, { sponsor: 'vendor' }) },
    }),
    holds('budget-below-minimum', { sponsors: { vendor: { budget: '1 USD/month' } } }),
    broken('budget-below-minimum', {
        sponsors: { vendor: { budget: '893 USD/month' } },
        pools: { cpu: group('CPU', { min: 1 }, { sponsor: 'vendor' }) },
    }, ['sponsors.vendor.budget', '893 USD/month', '`894 USD/month`']),
];
