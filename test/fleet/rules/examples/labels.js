import { broken, group, holds, hosts } from '../example.ts';
const LAB = { labels: ['ARM'], external: { hosts: ['a.example.org'] } };
const named = (label, name) => ({ labels: [label], name });
const carrying = (count, ...agents) => hosts('', count, { labels: null, agents });
/** Examples for the rules about labels, aliases, promises and node names. */
export const LABELS = [
    holds('agent-name-twice', {
        pools: { one: carrying(3, named('A', 'x')), two: carrying(3, named('B', 'x.y')) },
    }),
    // The launch fleet of TVM, as it was: GPU hosts and CUDA hosts of one prefix. Told once, not for each host.
    broken('agent-name-twice', {
        pools: { gpu: carrying(8, named('A', 'g4dn')), cuda: carrying(2, named('B', 'b'), named('A', 'g4dn')) },
    }, ['pools.cuda.agents[1].name', 'g4dn', 'another `name`']),
    broken('agent-name-twice', { pools: { one: carrying(1, named('A', 'two')), two: hosts('B', 1) } }, [
        'pools.two',
        'two',
        'another `name`',
    ]),
    broken('agent-name-twice', { pools: { one: carrying(1, named('A', 'x'), named('B', 'x')) } }, [
        'pools.one.agents[1].name',
        'x',
        'another `name`',
    ]),
    holds('label-is-node-name', { pools: { one: hosts('one-2', 1) } }),
    // A node's own name says nothing new about it.
    holds('label-is-node-name', { pools: { one: hosts('one-1', 1) } }),
    broken('label-is-node-name', { pools: { one: hosts('one-1', 2) } }, [
        'pools.one.labels[0]',
        'one-1',
        'another word',
    ]),
    broken('label-is-node-name', { pools: { one: hosts('A', 2), two: hosts('one-1', 1) } }, [
        'pools.two.labels[0]',
        'one-1',
        'another word',
    ]),
    broken('label-is-node-name', { aliases: { 'built-in': 'CPU' } }, [
        'aliases.built-in',
        'built-in',
        'another word',
    ]),
    broken('label-is-node-name', { pools: { cpu: { labels: ['CPU', 'master'] } } }, [
        'pools.cpu.labels[1]',
        'master',
        'another word',
    ]),
    holds('labels-differ-in-case', { pools: { more: group('CPU-docker') } }),
    broken('labels-differ-in-case', { aliases: { cpu: 'CPU' }, pools: { cpu: { labels: ['CPU', 'linux'] }, more: hosts('Linux', 1) } }, ['pools.more.labels[0]', 'Linux', '`linux`'], ['aliases.cpu', 'cpu', '`CPU`']),
    holds('label-crosses-trust', { pools: { more: group('CPU') } }),
    holds('label-crosses-trust', { pools: { docs: hosts('doc', 1, { trust: 'main' }) } }),
    broken('label-crosses-trust', { pools: { docs: hosts('CPU', 1, { trust: 'main' }) } }, [
        'pools.docs.labels[0]',
        'CPU',
        'give pool `docs` a label of its own',
    ]),
    broken('label-crosses-trust', { pools: { cpu: { trust: 'main' }, more: hosts('CPU', 1) } }, [
        'pools.more.labels[0]',
        'CPU',
        'give pool `cpu` a label of its own',
    ]),
    holds('alias-shadows-label', { aliases: { Any: 'CPU' } }),
    broken('alias-shadows-label', { aliases: { GPU: 'CPU' }, pools: { gpu: group('GPU') } }, [
        'aliases.GPU',
        'GPU: CPU',
        'remove the alias',
    ]),
    holds('alias-of-unknown-label', { aliases: { Any: 'CPU' } }),
    broken('alias-of-unknown-label', { aliases: { Any: 'CUP' } }, [
        'aliases.Any',
        'CUP',
        'did you mean `CPU`?',
    ]),
    broken('alias-of-unknown-label', { aliases: { Any: 'constructor' } }, [
        'aliases.Any',
        'constructor',
        'use one of `CPU`',
    ]),
    holds('alias-of-alias', { aliases: { Any: 'CPU', Some: 'CPU' } }),
    broken('alias-of-alias', { aliases: { Any: 'Some', Some: 'CPU' } }, ['aliases.Any', 'Some', '`Any: CPU`']),
    broken('alias-of-alias', { aliases: { Any: 'Some', Some: 'Any' } }, ['aliases.Any', 'Some', 'some pool has'], ['aliases.Some', 'Any', 'some pool has']),
    broken('alias-of-alias', { aliases: { Any: 'Any' } }, ['aliases.Any', 'Any', 'some pool has']),
    holds('promise-broken', {
        pools: { arm: group('ARM', {}, { image: 'agent-arm64', instances: ['m6g.large'] }) },
    }),
    holds('promise-broken', {
        pools: { lab: { ...LAB, external: { hosts: ['a.example.org'], arch: 'arm64' } } },
    }),
    holds('promise-broken', { promises: { CPU: { gpu: false } } }),
    broken('promise-broken', { pools: { arm: group('ARM') } }, [
        'pools.arm.labels[0]',
        'ARM',
        'change `promises.ARM`',
    ]),
    broken('promise-broken', { pools: { gpu: group('GPU', {}, { instances: ['g5.4xlarge', 'c6a.8xlarge'] }) } }, ['pools.gpu.labels[0]', 'GPU', 'choose other machines']),
    broken('promise-broken', { promises: { CPU: { gpu: false } }, pools: { cpu: { instances: ['c6a.8xlarge', 'g5.4xlarge'] } } }, ['pools.cpu.labels[0]', 'CPU', 'choose other machines']),
    broken('promise-broken', { pools: { lab: LAB } }, [
        'pools.lab.labels[0]',
        'ARM',
        '`external: {arch: arm64}`',
    ]),
    // TensorCore is another name of GPU (B25), so it promises what it promises.
    broken('promise-broken', { aliases: { TensorCore: 'CPU' }, promises: { TensorCore: { gpu: true } } }, [
        'pools.cpu.labels[0]',
        'TensorCore',
        'change `promises.TensorCore`',
    ]),
    holds('promise-unused', { aliases: { Any: 'CPU' }, promises: { Any: { arch: 'x86_64' } } }),
    // The standard promises are there without being written.
    holds('promise-unused', { promises: { ARM: { arch: 'arm64' } } }),
    broken('promise-unused', { promises: { CPUU: { arch: 'x86_64' } } }, [
        'promises.CPUU',
        'CPUU',
        'did you mean `CPU`?',
    ]),
    broken('promise-unused', { promises: { ARM: { arch: 'x86_64' } } }, [
        'promises.ARM',
        'ARM',
        'remove the line',
    ]),
];
