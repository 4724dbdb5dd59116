import fc from 'fast-check';
import { WEEKDAYS } from '../../fleet/schema/pool-autoscaled.ts';
import { namesArbitrary } from './names.ts';
/** Images with instance types that they run on. */
const MACHINES = {
    'agent-x86_64': ['c6a.8xlarge', 'r6a.xlarge', 'm7i.2xlarge'],
    'agent-arm64': ['r7g.8xlarge', 'm6g.4xlarge'],
    'agent-gpu': ['g5.4xlarge', 'g4dn.xlarge', 'g6.4xlarge'],
    'agent-gpubuild': ['c5.4xlarge', 'm5.large'],
};
/** A valid pool of any kind with the given label, which no other pool should carry. */
export function poolArbitrary(label, world) {
    const of = (kind) => fc.tuple(common(label, world), kind).map(parts => Object.assign({}, ...parts));
    return fc.oneof({ weight: 4, arbitrary: of(autoscaled()) }, { weight: 2, arbitrary: of(staticPool()) }, { weight: 1, arbitrary: of(fc.constant({ external: { hosts: ['edge-1.example.org'] } })) });
}
function common(label, { zones, sponsors }) {
    return fc.record({
        labels: fc.constant([label]),
        trust: fc.constantFrom(...zones),
        ...(sponsors.length > 0 && { sponsor: fc.constantFrom(...sponsors) }),
    }, { requiredKeys: ['labels', 'trust'] });
}
function machines(most) {
    return fc.constantFrom(...typedEntries(MACHINES)).chain(([image, types]) => fc.record({
        image: fc.constant(image),
        instances: fc.shuffledSubarray([...types], { minLength: 1, maxLength: Math.min(most, types.length) }),
        root: fc.constantFrom('30GiB', '1TiB'),
        debug: fc.record({ sessions: fc.boolean(), hold: fc.constantFrom('30s', '30m', '2h') }, { requiredKeys: [] }),
    }, { requiredKeys: ['image', 'instances'] }));
}
function typedEntries(machine) {
    return Object.entries(machine);
}
function staticPool() {
    return fc
        .tuple(machines(1), fc.integer({ min: 1, max: 7 }))
        .map(([machine, hosts]) => ({ ...withoutHold(machine), static: { hosts } }));
}
/** Only autoscaled machines can be held. */
function withoutHold({ debug, ...rest }) {
    return debug === undefined ? rest : { ...rest, debug: { sessions: debug.sessions ?? true } };
}
function autoscaled() {
    return fc
        .boolean()
        .chain(warm => fc
        .tuple(machines(warm ? 1 : 3), bounds(), purchase(warm))
        .map(([machine, size, bought]) => ({ ...machine, autoscaled: { ...size, ...bought } })));
}
function purchase(warm) {
    return warm
        ? fc.record({ warm: fc.record({ size: fc.constant(1), state: fc.constantFrom('stopped', 'running') }) })
        : fc.record({
            onDemand: fc.record({
                base: fc.integer({ min: 0, max: 1 }),
                above: fc.constantFrom('0%', '30%', '100%'),
            }),
        });
}
function bounds() {
    return fc.tuple(fc.integer({ min: 0, max: 5 }), fc.integer({ min: 1, max: 400 })).chain(([min, more]) => fc.record({
        min: fc.constant(min),
        max: fc.constant(min + more),
        schedules: schedules(min, min + more),
    }));
}
/** Two schedules at most, between the pool's own bounds, and never at the same minute. */
function schedules(min, max) {
    return namesArbitrary(0, 2).chain(names => fc
        .tuple(...names.map((_, index) => schedule(min, max, index === 0 ? '00' : '35')))
        .map(drawn => Object.fromEntries(drawn.flatMap((each, index) => (names[index] ? [[names[index], each]] : [])))));
}
function schedule(min, max, minute) {
    const when = fc.record({
        days: fc.uniqueArray(fc.constantFrom(...WEEKDAYS), { minLength: 1 }),
        at: fc.constantFrom('00', '08', '23').map(hour => `${hour}:${minute}`),
        zone: fc.constantFrom('UTC', 'America/Los_Angeles'),
    });
    const moved = fc.constantFrom({ min }, { max }, { min: min + 1 }, { min, max });
    return fc.tuple(when, moved).map(([time, bound]) => ({ ...time, ...bound }));
}
