import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LIMITS } from '../../../fleet/load/limits.ts';
import { parseYaml } from '../../../fleet/load/parse-yaml.ts';
import { unicodeCharacter } from '../../arbitraries/unicode-text.ts';
import { mutatedFileArbitrary } from './mutated-file.ts';
import { problemsOf, told } from './parsed.ts';

const nested = (depth: number, of: (level: number) => string) =>
  Array.from({ length: depth }, (_, level) => of(level)).join('');
const filled = (unit: string) => unit.repeat(LIMITS.size).slice(0, LIMITS.size);
const spaces = (count: number) => ' '.repeat(count);

/** Everything a refused or accepted file owes its reader. */
function expectSaneAnswer(text: string): void {
  // Time of this process alone, so that a busy machine does not count.
  const begun = process.cpuUsage();
  const parsed = parseYaml(text, 'f.yaml');
  expect(process.cpuUsage(begun).user).toBeLessThan(1_000_000);
  if (parsed.ok) return;
  expect(parsed.problems.length).toBeGreaterThan(0);
  const lines = text.split(/\r\n?|\n/);
  for (const { place, message, rule } of parsed.problems) {
    expect(place.file).toBe('f.yaml');
    expect(place.line).toBeLessThanOrEqual(lines.length);
    expect(place.column).toBeLessThanOrEqual((lines[place.line - 1]?.length ?? 0) + 1);
    expect(Math.min(place.line, place.column)).toBeGreaterThanOrEqual(1);
    expect(rule).toMatch(/^yaml-[a-z-]+$/);
    expect(message.length).toBeLessThan(200);
  }
}

describe('hostile files end in a clear problem within a second', () => {
  it('10 MB', () => {
    expect(told(problemsOf('a: b\n'.repeat(2_000_000)))).toEqual(['1:1 yaml-size']);
    expect(told(problemsOf('x'.repeat(10_000_000)))).toEqual(['1:1 yaml-size']);
  });

  it('too many values in little text', () => {
    expect(told(problemsOf(`a: [${'1,'.repeat(LIMITS.nodes)}1]`))).toEqual(['1:1 yaml-size']);
  });

  it('100,000 brackets', () => {
    expect(told(problemsOf('['.repeat(100_000)))).toEqual([`1:${LIMITS.depth} yaml-depth`]);
  });

  it('a billion laughs', () => {
    const lines = Array.from(
      { length: 30 },
      (_, i) => `a${i + 1}: &a${i + 1} [${Array(9).fill(`*a${i}`).join(',')}]`,
    );
    const problems = problemsOf(`a0: &a0 lol\n${lines.join('\n')}\n`);
    expect(new Set(problems.map(problem => problem.rule))).toEqual(new Set(['yaml-alias-limit']));
    expect(problems.length).toBeLessThanOrEqual(LIMITS.problems);
  });

  it('a tower of aliases that is deep only when written out', () => {
    const lines = Array.from({ length: 200 }, (_, i) => `a${i + 1}: &a${i + 1} [*a${i}]`);
    expect(told(problemsOf(`a0: &a0 x\n${lines.join('\n')}\n`))[0]).toBe(
      `${LIMITS.depth}:12 yaml-alias-limit`,
    );
  });

  it('an anchor within itself, at any depth', () => {
    expect(told(problemsOf('a: &x {b: [{c: *x}]}\n'))).toEqual(['1:16 yaml-anchor-cycle']);
  });

  it.each<readonly [string, string]>([
    ['flow sequences', '['.repeat(100_000)],
    ['flow maps', '{'.repeat(100_000)],
    ['dashes', filled('- ')],
    ['question marks', filled('?\n')],
    ['anchors', filled('&a ')],
    ['stairs of anchors', nested(1_000, i => `${spaces(i)}&a\n`)],
    ['anchored maps', nested(90, i => `${spaces(i)}k: &a\n`)],
    ['anchored flow', nested(90, () => '&a [')],
    ['flow keys', nested(60, () => '[') + nested(60, () => ']: x ')],
    ['a long line', `a: ${'x'.repeat(LIMITS.size - 3)}`],
    ['double quotes', filled('"')],
    ['single quotes', filled("'")],
    ['an open quote', `a: "${filled('x ').slice(4)}`],
    ['an open quote over lines', `a: "${filled(' x\n').slice(4)}`],
    ['commas', `[${filled(',').slice(1)}`],
    ['blank lines', filled('\n')],
    ['spaces', filled(' ')],
    ['tabs', filled('\t')],
    ['comments', filled('#\n')],
    ['documents', filled('---\n')],
    ['directives', filled('%a b\n')],
    ['colons', filled(': ')],
    ['bars', filled('|\n')],
    ['a block', `a: |\n${filled(' x\n').slice(10)}`],
    ['carriage returns', filled('\r')],
    ['tags', filled('!')],
    ['closers', filled(']\n')],
    ['words', filled('a\n')],
    ['bad lines', filled('a b\n  c: @\n')],
    ['NUL', filled('\0')],
    ['escapes', `a: "${filled('\\x41').slice(4)}`],
    ['bad pools', nested(20_000, i => `k${i}:\n  a: @b\n`)],
    ['unclosed quotes', nested(20_000, i => `k${i}: "a\n`)],
    ['unclosed brackets', nested(20_000, i => `k${i}: [a\n`)],
    ['lines without colon', nested(20_000, i => `k${i}:\n  a b\n`)],
    ['many aliases', `a: &a x\nb: [${nested(30_000, () => '*a,')}]`],
    ['many anchors', `${nested(20_000, i => `k${i}: &k${i} x\n`)}b: *none`],
    ['duplicates', filled('a: b\n').slice(0, 500_000)],
  ])('%s', (_, text) => expectSaneAnswer(text));
});

describe('any text', () => {
  it('never throws, whatever the characters', () => {
    const character = fc.oneof(
      { weight: 6, arbitrary: fc.constantFrom(...'[]{}:,-?&*!|>%@`"\'# \n\t\\ab01~<.') },
      {
        weight: 1,
        arbitrary: fc.constantFrom(
          '\r',
          '\0',
          '\ufeff',
          '\ud800',
          '\u2028',
          '\x85',
          '---\n',
          '...\n',
          'k: ',
          '- ',
          '\n  ',
        ),
      },
      { weight: 1, arbitrary: unicodeCharacter },
    );
    fc.assert(
      fc.property(
        fc.array(character, { maxLength: 60 }).map(all => all.join('')),
        expectSaneAnswer,
      ),
      { numRuns: 80 },
    );
  });

  it('never throws, however a real file is damaged', () => {
    fc.assert(fc.property(mutatedFileArbitrary(), expectSaneAnswer), { numRuns: 60 });
  });
});
