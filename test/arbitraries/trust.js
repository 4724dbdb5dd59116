import fc from 'fast-check';
import { namesArbitrary } from './names.ts';
/** Zones that read only those before them, so never in a circle; trusted ones read only trusted ones. */
export function trustArbitrary() {
    return namesArbitrary(0, 3, 20).chain(names => {
        const zones = [...names.filter(name => name !== 'main'), 'main'];
        return fc
            .tuple(...zones.map(() => fc.record({ trusted: fc.boolean(), reads: fc.array(fc.nat({ max: 3 })) })))
            .map(drawn => Object.fromEntries(zones.map((zone, index) => {
            const trusted = drawn[index]?.trusted ?? false;
            const earlier = zones.slice(0, index).filter((_, at) => !trusted || drawn[at]?.trusted);
            const reads = earlier.filter((_, at) => drawn[index]?.reads.includes(at));
            return [zone, { trusted, reads }];
        })));
    });
}
