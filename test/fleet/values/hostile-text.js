import fc from 'fast-check';
import { expect } from 'vitest';
import { ValueError } from '../../../fleet/values/value-error.ts';
/** Pieces of which texts look nearly right, and such as break careless patterns. */
const PIECES = [
    ...'0123456789aAzZ',
    ...['.', '-', '/', ':', '%', '+', '_', '@', ' ', '\n', '\t', '\0', '√', '🚀', '\ud800'],
    ...['10.0.0.0/8', 'GiB', 'USD/month', '100%', '4h', 'Europe/', 'sha256:', 'constructor', '__proto__'],
];
/** Texts from near misses to nonsense, some of them long. */
export const hostileText = () => fc.oneof(fc.array(fc.nat(0xffff), { maxLength: 40 }).map(codes => String.fromCharCode(...codes)), fc.array(fc.constantFrom(...PIECES), { maxLength: 8 }).map(pieces => pieces.join('')), fc
    .tuple(fc.constantFrom(...PIECES), fc.constantFrom(10, 1_000, 20_000))
    .map(([piece, count]) => piece.repeat(count)));
/** Every text is a value or a ValueError that says how to mend it; what is a value prints as one that is the same. */
export function readsOrRefuses(parse) {
    fc.assert(fc.property(hostileText(), text => {
        const value = valueOrError(parse, text);
        if (value instanceof ValueError) {
            expect(value.message).not.toBe('');
            expect(value.fix).toMatch(/^write /);
        }
        else
            expect(parse(String(value))).toEqual(value);
    }), { numRuns: 300 });
}
/** The value, or the ValueError. What else is thrown, is thrown on. */
function valueOrError(parse, text) {
    try {
        return parse(text);
    }
    catch (error) {
        if (error instanceof ValueError)
            return error;
        throw error;
    }
}
