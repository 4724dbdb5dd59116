import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { subnetsOf } from '../../../fleet/resolve/subnets.ts';
import { Cidr } from '../../../fleet/values/cidr.ts';
import { fleetWith } from '../rules/example.ts';
const network = (written) => fleetWith({ network: written }).network;
describe('subnetsOf', () => {
    it('divides TVM’s network as TVM does: /24 blocks in front, /23 blocks behind them', () => {
        const { public: open, private: closed } = subnetsOf(network({ cidr: '10.100.0.0/16' }));
        expect(open.map(String)).toEqual(['10.100.0.0/24', '10.100.1.0/24', '10.100.2.0/24']);
        expect(closed.map(String)).toEqual(['10.100.4.0/23', '10.100.6.0/23', '10.100.8.0/23']);
    });
    it('keeps all blocks within the network and apart, and does not move them for a third zone', () => {
        const block = fc
            .integer({ min: 16, max: 20 })
            .chain(prefix => fc.nat(2 ** (prefix - 8) - 1).map(index => Cidr.parse('10.0.0.0/8').subnet(prefix, index)));
        fc.assert(fc.property(block, cidr => {
            const [two, three] = [2, 3].map(zones => subnetsOf(network({ cidr: String(cidr), zones })));
            const blocks = [...(three?.public ?? []), ...(three?.private ?? [])];
            expect(blocks).toHaveLength(6);
            for (const [index, one] of blocks.entries()) {
                expect(cidr.contains(one)).toBe(true);
                expect(blocks.slice(index + 1).some(other => other.overlaps(one))).toBe(false);
            }
            expect(three?.public.slice(0, 2)).toEqual(two?.public);
            expect(three?.private.slice(0, 2)).toEqual(two?.private);
        }));
    });
    it('takes written blocks as they are, and refuses a network that is too small', () => {
        expect(subnetsOf(network({ public: ['10.100.9.0/26'] })).public.map(String)).toEqual(['10.100.9.0/26']);
        expect(() => subnetsOf(network({ cidr: '10.1.0.0/24' }))).toThrow(RangeError);
    });
});
