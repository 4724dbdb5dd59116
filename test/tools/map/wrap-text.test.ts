import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lengthOf, wrapText } from '../../../tools/map/wrap-text.ts';

const words = fc
  .array(fc.string({ unit: fc.constantFrom('a', 'b', '-', '/', 'ß', '😀'), minLength: 1, maxLength: 30 }), {
    maxLength: 8,
  })
  .map(all => all.join(' '));
const width = fc.integer({ min: 1, max: 40 });

describe('wrapText', () => {
  it('makes no line longer than asked for', () => {
    fc.assert(
      fc.property(words, width, (text, most) => {
        for (const line of wrapText(text, most)) expect(lengthOf(line)).toBeLessThanOrEqual(most);
      }),
    );
  });

  it('loses nothing but spaces', () => {
    fc.assert(
      fc.property(words, width, (text, most) => {
        expect(wrapText(text, most).join('').replaceAll(' ', '')).toBe(text.replaceAll(' ', ''));
      }),
    );
  });

  it.each([
    ['one two three', 7, ['one two', 'three']],
    ['arm-graviton3-spot', 14, ['arm-graviton3-', 'spot']],
    ['abcdefgh', 3, ['abc', 'def', 'gh']],
    ['  indented', 20, ['  indented']],
    ['', 5, ['']],
  ])('breaks %j at %d', (text, most, lines) => {
    expect(wrapText(text, most)).toEqual(lines);
  });
});
