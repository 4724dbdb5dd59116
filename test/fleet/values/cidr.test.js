import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Cidr } from '../../../fleet/values/cidr.ts';
import { ValueError } from '../../../fleet/values/value-error.ts';
import { readsOrRefuses } from './hostile-text.ts';
const EVERYTHING = Cidr.parse('0.0.0.0/0');
const block = fc
    .integer({ min: 0, max: 32 })
    .chain(prefix => fc.integer({ min: 0, max: 2 ** prefix - 1 }).map(index => EVERYTHING.subnet(prefix, index)));
/** Few enough that they often touch. */
const nearBlock = fc
    .integer({ min: 24, max: 28 })
    .chain(prefix => fc
    .integer({ min: 0, max: 2 ** (prefix - 24) - 1 })
    .map(index => Cidr.parse('10.0.0.0/24').subnet(prefix, index)));
const addresses = ({ first, count }) => Array.from({ length: count }, (_, index) => first + index);
describe('Cidr', () => {
    it('reads back what it prints', () => {
        fc.assert(fc.property(block, value => void expect(Cidr.parse(String(value))).toEqual(value)));
    });
    it('reads any text or refuses it with a ValueError', () => readsOrRefuses(Cidr.parse));
    it.each([
        '',
        '10.0.0.0',
        '10.0.0/8',
        '256.0.0.0/8',
        '10.0.0.0/33',
        '010.0.0.0/8',
        '10.0.0.0/08',
        ' 10.0.0.0/8',
        '::/0',
    ])('refuses %j', text => expect(() => Cidr.parse(text)).toThrow(ValueError));
    it('names the block that an address is in, when the address is not its first', () => {
        fc.assert(fc.property(block, fc.nat(), (value, at) => {
            const inside = value.subnet(32, at % value.count);
            if (inside.first === value.first)
                return;
            const text = `${String(inside).replace('/32', '')}/${value.prefix}`;
            expect(() => Cidr.parse(text)).toThrow(expect.objectContaining({ fix: expect.stringContaining(`\`${value}\``) }));
        }));
    });
    it('overlaps and contains as sets of addresses do', () => {
        fc.assert(fc.property(nearBlock, nearBlock, (one, other) => {
            const ours = new Set(addresses(one));
            const common = addresses(other).filter(address => ours.has(address));
            expect(one.overlaps(other)).toBe(common.length > 0);
            expect(one.contains(other)).toBe(common.length === other.count);
            expect(other.overlaps(one)).toBe(one.overlaps(other));
        }));
    });
    it('is divided into blocks that cover it and do not overlap', () => {
        fc.assert(fc.property(nearBlock, fc.integer({ min: 0, max: 4 }), (value, steps) => {
            const parts = Array.from({ length: 2 ** steps }, (_, index) => value.subnet(value.prefix + steps, index));
            expect(parts.flatMap(addresses)).toEqual(addresses(value));
            expect(() => value.subnet(value.prefix + steps, parts.length)).toThrow(RangeError);
        }));
    });
    it.each([
        [15, 0],
        [33, 0],
        [24, -1],
        [24, 0.5],
    ])('10.1.0.0/16 has no /%d number %d', (prefix, index) => expect(() => Cidr.parse('10.1.0.0/16').subnet(prefix, index)).toThrow(RangeError));
});
