import { describe, expect, it } from 'vitest';
import { pinFileSchema, pinsOf } from '../../../fleet/images/pins.ts';
const FILE = {
    'us-west-2': { leader: { ami: 'ami-056c71c88d13476dd', built: '2026-02-18', note: 'plain' } },
    'eu-central-1': { leader: { ami: 'ami-12345678' } },
};
describe('image pins', () => {
    it('are those of the region', () => {
        const file = pinFileSchema.parse(FILE);
        expect([...pinsOf(file, 'us-west-2')]).toEqual([['leader', 'ami-056c71c88d13476dd']]);
        expect(pinsOf(file, 'us-east-1').size).toBe(0);
    });
    it.each([
        { Oregon: {} },
        { 'us-west-2': { leader: 'ami-056c71c88d13476dd' } },
        { 'us-west-2': { leader: {} } },
        { 'us-west-2': { leader: { ami: 'ami-123' } } },
        { 'us-west-2': { leader: { ami: 'ami-056C71C88D13476DD' } } },
        { 'us-west-2': { leader: { ami: 'ami-12345678', built: '2026-02-30' } } },
        { 'us-west-2': { leader: { ami: 'ami-12345678', arch: 'x86_64' } } },
    ])('are not %j', file => expect(pinFileSchema.safeParse(file).success).toBe(false));
});
