import fc from 'fast-check';

/** Code points that are no characters by themselves: surrogates. */
const SURROGATES = { first: 0xd800, count: 0x800 };
const LAST = 0x10ffff;

/** A character that stands for a number, as fast-check's unit `binary` counts them. */
const characterOf = (number: number): string =>
  String.fromCodePoint(number < SURROGATES.first ? number : number + SURROGATES.count);

/** The number back, by which a text that was written by hand can be made smaller. */
function numberOf(character: unknown): number {
  const point = typeof character === 'string' ? character.codePointAt(0) : undefined;
  const number =
    point === undefined || point < SURROGATES.first ? point : Math.max(0, point - SURROGATES.count);
  if (number === undefined || characterOf(number) !== character) throw new Error('not one character');
  return number;
}

/**
 * Any one character of Unicode. It makes what fast-check's unit `binary` makes, which keeps a map of all million of them for
 * each thread, and takes a second for that.
 */
export const unicodeCharacter: fc.Arbitrary<string> = fc
  .nat({ max: LAST - SURROGATES.count })
  .map(characterOf, numberOf);

/** Text of any characters. */
export const unicodeText = (lengths: { readonly minLength?: number; readonly maxLength?: number } = {}) =>
  fc.string({ unit: unicodeCharacter, ...lengths });
