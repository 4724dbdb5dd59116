import { posix } from 'node:path';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { normalPath } from '../../../fleet/load/normal-path.ts';
it('writes a path as node does, without a slash at the end', () => {
    const step = fc.constantFrom('a', 'b.yaml', '..', '.', '');
    const path = fc.array(step, { minLength: 1, maxLength: 8 }).map(steps => steps.join('/'));
    fc.assert(fc.property(path, text => {
        expect(normalPath(text)).toBe(posix.normalize(text).replace(/(?<=.)\/$/, ''));
    }), { numRuns: 300 });
});
