import { broken, group, holds, hosts, SPOT } from '../example.ts';
/** A spot pool that falls back to a label. */
const spot = (label, fallback, rest = {}) => group(label, { ...SPOT, fallback }, rest);
/** Examples for the rules about `fallback`. */
export const FALLBACKS = [
    holds('fallback-label-unknown', { pools: { spot: spot('SPOT', 'CPU') } }),
    holds('fallback-label-unknown', { aliases: { Any: 'CPU' }, pools: { spot: spot('SPOT', 'Any') } }),
    broken('fallback-label-unknown', { pools: { spot: spot('SPOT', 'CPUS') } }, [
        'pools.spot.autoscaled.fallback',
        'CPUS',
        'did you mean `CPU`?',
    ]),
    broken('fallback-label-unknown', { pools: { spot: spot('SPOT', 'quantum') } }, [
        'pools.spot.autoscaled.fallback',
        'quantum',
        'use one of `CPU`, `SPOT`',
    ]),
    holds('fallback-cycle', { pools: { a: spot('A', 'B'), b: spot('B', 'CPU') } }),
    holds('fallback-cycle', { pools: { a: spot('A', 'CPU'), b: spot('B', 'CPU') } }),
    broken('fallback-cycle', { pools: { a: spot('A', 'A') } }, [
        'pools.a.autoscaled.fallback',
        'A',
        'remove `fallback`',
    ]),
    broken('fallback-cycle', { pools: { a: spot('A', 'B'), b: spot('B', 'A') } }, [
        'pools.b.autoscaled.fallback',
        'A',
        'remove one of these',
    ]),
    // Through an alias, and through a pool that has two labels.
    broken('fallback-cycle', { aliases: { Any: 'A' }, pools: { a: spot('A', 'B'), b: spot('B', 'Any', { labels: ['B', 'C'] }) } }, ['pools.a.autoscaled.fallback', 'B', 'remove one of these']),
    holds('fallback-buys-spot', { pools: { spot: spot('SPOT', 'CPU') } }),
    holds('fallback-buys-spot', {
        pools: { cpu: { autoscaled: { onDemand: { base: 10, above: '0%' } } }, spot: spot('SPOT', 'CPU') },
    }),
    // TVM's own.
    broken('fallback-buys-spot', { pools: { cpu: { autoscaled: SPOT }, spot: spot('SPOT', 'CPU') } }, [
        'pools.spot.autoscaled.fallback',
        'CPU',
        'set `pools.cpu.autoscaled.onDemand.above` to `100%`',
    ]),
    holds('fallback-without-spot', { pools: { spot: spot('SPOT', 'CPU') } }),
    broken('fallback-without-spot', { pools: { spot: group('SPOT', { fallback: 'CPU' }) } }, [
        'pools.spot.autoscaled.fallback',
        'CPU',
        'remove `fallback`',
    ]),
    broken('fallback-without-spot', { pools: { spot: group('SPOT', { onDemand: { base: 10, above: '0%' }, fallback: 'CPU' }) } }, ['pools.spot.autoscaled.fallback', 'CPU', 'remove `fallback`']),
    holds('fallback-other-machines', { pools: { spot: spot('SPOT', 'CPU', { instances: ['m5.large'] }) } }),
    // Builds that need no GPU run on machines with one.
    holds('fallback-other-machines', {
        pools: {
            gpu: hosts('GPU', 1, { image: 'agent-gpu', instances: ['g5.4xlarge'] }),
            spot: spot('SPOT', 'GPU'),
        },
    }),
    broken('fallback-other-machines', { pools: { spot: spot('SPOT', 'CPU', { image: 'agent-arm64', instances: ['m6g.large'] }) } }, ['pools.spot.autoscaled.fallback', 'CPU', 'machines like these']),
    broken('fallback-other-machines', { pools: { spot: spot('SPOT', 'CPU', { image: 'agent-gpu', instances: ['g5.4xlarge'] }) } }, ['pools.spot.autoscaled.fallback', 'CPU', 'machines like these']),
    holds('fallback-crosses-trust', { pools: { spot: spot('SPOT', 'CPU') } }),
    broken('fallback-crosses-trust', { pools: { cpu: { trust: 'main' }, spot: spot('SPOT', 'CPU') } }, [
        'pools.spot.autoscaled.fallback',
        'CPU',
        'same trust zone',
    ]),
];
