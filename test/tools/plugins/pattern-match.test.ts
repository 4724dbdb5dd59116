import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { matchesWhole } from '../../../tools/plugins/pattern-match.ts';

const atom = fc.constantFrom(
  'a',
  '1',
  '2',
  '[.]',
  '\\.',
  '\\d',
  '[0-9]',
  '[^1]',
  '.',
  '[a-c1]',
  '[.-]',
  '(?:1|a)',
);

const repeated = (what: fc.Arbitrary<string>) =>
  fc
    .tuple(what, fc.constantFrom('', '', '', '*', '+', '?', '{2}', '{1,3}', '{0,}', '*?'))
    .map(parts => parts.join(''));

const sequence = (part: fc.Arbitrary<string>) =>
  fc.array(part, { maxLength: 4 }).map(parts => parts.join(''));
const choice = (part: fc.Arbitrary<string>) =>
  fc.array(sequence(part), { minLength: 1, maxLength: 3 }).map(parts => parts.join('|'));

/** Two levels of groups: deeper ones make the regular expressions of JavaScript, which are the measure, take very long. */
const flat = choice(repeated(atom));
const takesNothing = fc.oneof(
  fc.constantFrom('^', '$'),
  flat.map(within => `(?!${within})`),
  flat.map(within => `(?=${within})`),
);
const pattern = choice(
  fc.oneof(
    { weight: 3, arbitrary: repeated(atom) },
    { weight: 2, arbitrary: repeated(flat.map(within => `(${within})`)) },
    { weight: 1, arbitrary: takesNothing },
  ),
);

const text = fc.string({ unit: fc.constantFrom('a', 'b', '1', '2', '.', '-'), maxLength: 8 });

describe('matchesWhole', () => {
  it.each([
    ['.*', '1.0', true],
    ['1[.](\\d|[12]\\d|30)(|[.-].*)', '1.30-beta', true],
    ['1[.](\\d|[12]\\d|30)(|[.-].*)', '1.31', false],
    ['(1[.]0|2[.]1)(|[.].*)', '2.10', false],
    ['1208[.].*', '1208.v0cc7c6e0da_9e', true],
    ['(?!2[.]61[.].*)(1|2[.]([0-9]|[1-5][0-9]|6[01]))(|[.-].*)', '2.61.1', false],
    ['(?!2[.]61[.].*)(1|2[.]([0-9]|[1-5][0-9]|6[01]))(|[.-].*)', '2.61', true],
    ['(?!1[.]3[.]4[.].*)(0|1[.]([0-2]|3$|3[.][1-4]))(|[.-].*)', '1.3', true],
    ['', '', true],
    ['', '1', false],
  ])('%s on %s: %s', (expression, version, wanted) => {
    expect(matchesWhole(expression, version)).toBe(wanted);
  });

  it('agrees with regular expressions of JavaScript', () => {
    fc.assert(
      fc.property(pattern, text, (expression, version) => {
        expect(matchesWhole(expression, version)).toBe(new RegExp(`^(?:${expression})$`).test(version));
      }),
    );
  });

  it.each([
    '(',
    ')',
    '[',
    '[]',
    '[a-',
    '*',
    'a**',
    'a++',
    '(?<=a)a',
    '(?!a)*',
    '$*',
    '(?<n>a)',
    '\\1',
    '\\p{L}',
    'a{2',
    'a{3,1}',
    'a{9999}',
    '[a&&b]',
    '\\',
    '('.repeat(5_000),
    'a'.repeat(20_000),
  ])('does not guess what %s means', expression => {
    expect(matchesWhole(expression, 'aaa')).toBeUndefined();
  });

  it.each([
    '(a*)*b',
    '(a|a)*b',
    '(a|aa)+b',
    `${'(a?)'.repeat(50)}${'a'.repeat(50)}c`,
    '((((a*)*)*)*)*b',
    '(.*){900}(.*){900}c',
  ])('gives up on no text, and does not try all ways of reading it, for %s', expression => {
    expect(matchesWhole(expression, 'a'.repeat(100))).not.toBe(true);
  });

  it('takes any text for a pattern', () => {
    fc.assert(
      fc.property(fc.string(), text, (expression, version) => void matchesWhole(expression, version)),
    );
  });
});
