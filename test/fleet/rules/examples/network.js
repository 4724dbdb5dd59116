import { broken, group, holds } from '../example.ts';
const EXISTING = {
    vpc: 'vpc-0123456789abcdef0',
    public: ['subnet-00000001', 'subnet-00000002'],
    private: ['subnet-00000003', 'subnet-00000004'],
};
const blocks = (zones, list, kind = 'public') => ({
    network: { zones, [kind]: list },
});
/** Examples for the rules about `network`. */
export const NETWORK = [
    holds('network-with-existing', { network: { existing: EXISTING } }),
    holds('network-with-existing', { network: { existing: EXISTING, nat: 'one', zones: 3 } }),
    holds('network-with-existing', { network: { nat: 'none', cidr: '10.1.0.0/16' } }),
    broken('network-with-existing', {
        network: {
            existing: EXISTING,
            cidr: '10.1.0.0/16',
            nat: 'none',
            public: ['10.1.0.0/24'],
            reserved: ['10.2.0.0/16'],
        },
    }, ['network.cidr', '10.1.0.0/16', 'remove `cidr`'], ['network.public', '[10.1.0.0/24]', 'remove `public`'], ['network.nat', 'none', 'remove `nat`'], ['network.reserved', '[10.2.0.0/16]', 'remove `reserved`']),
    holds('existing-subnet-twice', { network: { existing: EXISTING } }),
    broken('existing-subnet-twice', { network: { existing: { ...EXISTING, private: ['subnet-00000003', 'subnet-00000001'] } } }, ['network.existing.private[1]', 'subnet-00000001', 'remove it from one of the two lists']),
    holds('network-size', { network: { cidr: '10.1.0.0/16' } }),
    holds('network-size', { network: { cidr: '10.1.0.0/28', public: ['10.1.0.0/28'] } }),
    holds('network-size', { network: { existing: EXISTING, cidr: '10.0.0.0/8' } }),
    broken('network-size', { network: { cidr: '10.0.0.0/15' } }, ['network.cidr', '10.0.0.0/15', '/16 to /28']),
    broken('network-size', blocks(2, ['10.100.0.0/29', '10.100.1.0/24'], 'private'), [
        'network.private[0]',
        '10.100.0.0/29',
        '/16 to /28',
    ]),
    holds('network-too-small', { network: { cidr: '10.1.0.0/20' } }),
    holds('network-too-small', { network: { cidr: '10.1.0.0/21', zones: 2 } }),
    holds('network-too-small', {
        network: { cidr: '10.1.0.0/24', zones: 2, public: ['10.1.0.0/26'], private: ['10.1.0.64/26'] },
    }),
    broken('network-too-small', { network: { cidr: '10.1.0.0/21' } }, [
        'network.cidr',
        '10.1.0.0/21',
        '/20 or larger',
    ]),
    holds('subnet-count', blocks(2, ['10.100.0.0/24', '10.100.1.0/24'])),
    broken('subnet-count', blocks(3, ['10.100.0.0/24', '10.100.1.0/24']), [
        'network.public',
        '2 blocks',
        'missing',
    ]),
    broken('subnet-count', blocks(2, ['10.100.4.0/24'], 'private'), ['network.private', '1 block', 'missing']),
    broken('subnet-count', blocks(2, ['10.100.0.0/24', '10.100.1.0/24', '10.100.2.0/24']), [
        'network.public',
        '3 blocks',
        'too many',
    ]),
    holds('subnet-outside-network', blocks(2, ['10.100.0.0/24', '10.100.255.0/24'])),
    broken('subnet-outside-network', blocks(2, ['10.100.0.0/24', '10.101.0.0/24']), [
        'network.public[1]',
        '10.101.0.0/24',
        'within it',
    ]),
    holds('subnets-overlap', blocks(2, ['10.100.0.0/24', '10.100.1.0/24'])),
    broken('subnets-overlap', blocks(2, ['10.100.0.0/24', '10.100.0.128/25']), [
        'network.public[1]',
        '10.100.0.128/25',
        'that is free',
    ]),
    // The private blocks that nobody wrote begin at 10.100.4.0.
    broken('subnets-overlap', blocks(2, ['10.100.0.0/24', '10.100.5.0/24']), [
        'network.public[1]',
        '10.100.5.0/24',
        'write `private` too',
    ]),
    broken('subnets-overlap', blocks(2, ['10.100.1.0/24', '10.100.8.0/24'], 'private'), [
        'network.private[0]',
        '10.100.1.0/24',
        'write `public` too',
    ]),
    holds('network-overlaps-reserved', { network: { reserved: ['10.99.0.0/16', '10.101.0.0/16'] } }),
    broken('network-overlaps-reserved', { network: { reserved: ['10.99.0.0/16', '10.96.0.0/12'] } }, [
        'network.reserved[1]',
        '10.96.0.0/12',
        'move `cidr`',
    ]),
    holds('network-not-private', { network: { cidr: '172.31.0.0/16' } }),
    holds('network-not-private', { network: { cidr: '100.64.0.0/16' } }),
    broken('network-not-private', { network: { cidr: '172.32.0.0/16' } }, [
        'network.cidr',
        '172.32.0.0/16',
        '10.100.0.0/16',
    ]),
    holds('network-overlaps-docker', { network: { cidr: '172.18.0.0/16' } }),
    broken('network-overlaps-docker', { network: { cidr: '172.17.64.0/18' } }, [
        'network.cidr',
        '172.17.64.0/18',
        '10.100.0.0/16',
    ]),
    // Three /23 without the five addresses that AWS keeps of each are 1,521, and one is the leader's.
    holds('network-too-few-addresses', { pools: { cpu: { autoscaled: { max: 1_520 } } } }),
    broken('network-too-few-addresses', { pools: { cpu: { autoscaled: { max: 1_521 } } } }, [
        'network.cidr',
        '10.100.4.0/23, 10.100.6.0/23, 10.100.8.0/23',
        'larger `private` blocks',
    ]),
    broken('network-too-few-addresses', {
        ...blocks(2, ['10.100.4.0/28', '10.100.5.0/28'], 'private'),
        pools: { cpu: group('CPU', { max: 22 }) },
    }, ['network.private', '10.100.4.0/28, 10.100.5.0/28', 'larger']),
    holds('network-no-way-out', { network: { nat: 'none' } }),
    holds('network-no-way-out', { network: { nat: 'one' }, jobs: { app: { repository: 'a/b' } } }),
    broken('network-no-way-out', { network: { nat: 'none' }, jobs: { app: { repository: 'a/b' } } }, [
        'network.nat',
        'none',
        'nat: one',
    ]),
    broken('network-no-way-out', {
        network: { nat: 'none' },
        pools: { lab: { labels: ['ios'], external: { hosts: ['edge.example.org'] } } },
    }, ['network.nat', 'none', 'nat: one']),
];
