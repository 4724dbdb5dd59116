import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pathText } from '../../../fleet/problem.ts';
import { checkRelations } from '../../../fleet/rules/all-rules.ts';
import { WEEKDAYS } from '../../../fleet/schema/pool-autoscaled.ts';
import { fleetArbitrary } from '../../arbitraries/fleet.ts';
import { CATALOGUE, fleetWith, group, SPOT } from './example.ts';
const LABELS = ['A', 'B', 'C', 'D', 'E'];
const label = fc.constantFrom(...LABELS);
const rulesThatSay = (patch) => checkRelations({ fleet: fleetWith(patch), catalogue: CATALOGUE }).map(({ rule }) => rule);
/** Whether a step leads from somewhere back to there. */
function goesRound(steps) {
    const reaches = new Set(steps.map(([from, to]) => `${from} ${to}`));
    for (const via of LABELS)
        for (const from of LABELS)
            for (const to of LABELS)
                if (reaches.has(`${from} ${via}`) && reaches.has(`${via} ${to}`))
                    reaches.add(`${from} ${to}`);
    return LABELS.some(each => reaches.has(`${each} ${each}`));
}
describe('fall-backs', () => {
    const pools = fc.array(fc.record({
        labels: fc.uniqueArray(label, { minLength: 1, maxLength: 3 }),
        fallback: fc.option(label, { nil: undefined }),
    }), { minLength: 1, maxLength: 6 });
    it('are refused when, and only when, a chain of them goes round', () => {
        fc.assert(fc.property(pools, written => {
            const steps = written.flatMap(({ labels, fallback }) => fallback === undefined ? [] : labels.map(from => [from, fallback]));
            const patch = written.map(({ labels, fallback }, index) => [
                `p${index}`,
                group('', { ...SPOT, ...(fallback && { fallback }) }, { labels }),
            ]);
            const said = rulesThatSay({ pools: Object.fromEntries(patch) });
            expect(said.includes('fallback-cycle')).toBe(goesRound(steps));
        }));
    });
});
describe('trust zones', () => {
    it('are refused when, and only when, one reads itself by some way', () => {
        const zone = fc.constantFrom('a', 'b', 'c', 'd', 'e');
        const reads = fc.dictionary(zone, fc.uniqueArray(zone, { maxLength: 3 }), { minKeys: 1 });
        fc.assert(fc.property(reads, written => {
            const steps = Object.entries(written).flatMap(([from, list]) => list.map(to => [from.toUpperCase(), to.toUpperCase()]));
            const trust = Object.fromEntries(Object.entries(written).map(([name, list]) => [name, { reads: list }]));
            expect(rulesThatSay({ trust }).includes('trust-cycle')).toBe(goesRound(steps));
        }));
    });
});
describe('maintenance windows', () => {
    const window = fc.record({
        days: fc.uniqueArray(fc.constantFrom(...WEEKDAYS), { minLength: 1, maxLength: 3 }),
        hour: fc.integer({ min: 0, max: 23 }),
        hours: fc.integer({ min: 1, max: 24 }),
    });
    const openHours = ({ days, hour, hours, }) => days.flatMap(day => Array.from({ length: hours }, (_, each) => (WEEKDAYS.indexOf(day) * 24 + hour + each) % 168));
    it('are told when, and only when, two are open in the same hour', () => {
        fc.assert(fc.property(window, window, (one, other) => {
            const open = new Set(openHours(one));
            const windows = [one, other].map(({ days, hour, hours }) => ({
                days,
                at: `${String(hour).padStart(2, '0')}:00`,
                for: `${hours}h`,
            }));
            const overlap = openHours(other).some(hour => open.has(hour));
            expect(rulesThatSay({ maintenance: { windows } }).includes('windows-overlap')).toBe(overlap);
        }));
    });
});
describe('any fleet', () => {
    it('is judged without an exception, the same each time, in words that name a place', () => {
        fc.assert(fc.property(fleetArbitrary(), fleet => {
            const findings = checkRelations({ fleet, catalogue: CATALOGUE });
            expect(checkRelations({ fleet, catalogue: CATALOGUE })).toEqual(findings);
            for (const { path, message, fix } of findings) {
                expect(pathText(path)).not.toBe('the file');
                expect(message).not.toMatch(/undefined|\[object|NaN/);
                expect(fix).not.toMatch(/undefined|\[object|NaN/);
            }
        }), { numRuns: 60 });
    });
    it('is judged without a catalogue too: then no instance type is known, and nothing is said twice', () => {
        fc.assert(fc.property(fleetArbitrary(), fleet => {
            const rules = checkRelations({ fleet, catalogue: new Map() }).map(({ rule }) => rule);
            expect(rules).toContain('instance-type-unknown');
            expect(rules).not.toContain('instance-arch');
            expect(rules).not.toContain('gpu-image-without-gpu');
        }), { numRuns: 20 });
    });
});
