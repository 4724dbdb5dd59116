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

const repetition = fc.constantFrom('', '', '', '*', '+', '?', '{2}', '{1,3}', '{0,}', '*?');

const pattern = fc.letrec<{ readonly either: string; readonly all: string }>(tie => {
  const inner = tie('either');
  const repeated = fc
    .tuple(
      fc.oneof(
        { depthSize: 'small' },
        atom,
        inner.map(within => `(${within})`),
      ),
      repetition,
    )
    .map(parts => parts.join(''));
  const takesNothing = fc.oneof(
    { depthSize: 'small' },
    fc.constantFrom('^', '$'),
    inner.map(within => `(?!${within})`),
    inner.map(within => `(?=${within})`),
  );
  return {
    all: fc
      .array(fc.oneof({ weight: 4, arbitrary: repeated }, { weight: 1, arbitrary: takesNothing }), {
        maxLength: 4,
      })
      .map(parts => parts.join('')),
    either: fc.array(tie('all'), { minLength: 1, maxLength: 3 }).map(parts => parts.join('|')),
  };
}).either;

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
  ])('takes no long time for %s', expression => {
    const before = performance.now();
    expect(matchesWhole(expression, 'a'.repeat(100))).not.toBe(true);
    expect(performance.now() - before).toBeLessThan(2_000);
  });

  it('takes any text for a pattern', () => {
    fc.assert(
      fc.property(fc.string(), text, (expression, version) => void matchesWhole(expression, version)),
    );
  });
});
