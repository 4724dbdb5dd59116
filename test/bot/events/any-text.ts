import fc from 'fast-check';

/** Texts of all kinds of characters, also halves of pairs. fast-check's own unit of this kind takes two seconds to make. */
export const anyText = (maxLength = 60): fc.Arbitrary<string> =>
  fc.array(fc.nat({ max: 0xffff }), { maxLength }).map(units => String.fromCharCode(...units));
