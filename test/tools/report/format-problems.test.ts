import { describe, expect, it } from 'vitest';
import type { Problem } from '../../../fleet/problem.ts';
import { formatProblems } from '../../../tools/report/format-problems.ts';

const problem = (more: Partial<Problem> = {}): Problem => ({
  severity: 'error',
  rule: 'wrong-type',
  path: ['pools', 'cpu', 'max'],
  message: '`max` is a number',
  place: { file: 'f.yaml', line: 2, column: 8 },
  got: '"90"',
  fix: 'write `max: 90`',
  ...more,
});
const options = { read: () => 'pools:\n  max: "90"\r\n', colour: false };

describe('problems for a person', () => {
  it('have place, path, rule, line, value and fix', () => {
    expect(formatProblems([problem()], options)).toBe(
      [
        'f.yaml:2:8 error pools.cpu.max: `max` is a number',
        '    2 |   max: "90"',
        '      |        ^',
        '  got: "90"',
        '  fix: write `max: 90`  [wrong-type]',
        '',
        '1 error',
        '',
      ].join('\n'),
    );
  });

  it('are counted', () => {
    const text = formatProblems([problem(), problem(), problem({ severity: 'warning' })], options);
    expect(text.endsWith('\n\n2 errors, 1 warning\n')).toBe(true);
    expect(formatProblems([], options)).toBe('');
  });

  it('go without what is not known', () => {
    const { got: _got, fix: _fix, ...bare } = problem();
    const read = () => {
      throw new Error('no such file');
    };
    expect(formatProblems([bare], { read, colour: false })).toBe(
      'f.yaml:2:8 error pools.cpu.max: `max` is a number  [wrong-type]\n\n1 error\n',
    );
    expect(
      formatProblems([{ ...bare, place: { file: 'f.yaml', line: 9, column: 1 } }], options),
    ).not.toContain('|');
  });

  it('show the part of a long line that is meant, with the caret below it', () => {
    const line = `${'x'.repeat(5_000)}HERE${'y'.repeat(5_000)}`;
    const text = formatProblems([problem({ place: { file: 'f', line: 1, column: 5_001 } })], {
      read: () => line,
      colour: false,
    });
    const [, shown = '', caret = ''] = text.split('\n');
    expect(shown.slice(caret.indexOf('^')).startsWith('HERE')).toBe(true);
    expect(shown.length).toBeLessThan(120);
  });

  it('keep the caret in place behind tabs', () => {
    const text = formatProblems([problem({ place: { file: 'f', line: 1, column: 3 } })], {
      read: () => '\t\tHERE',
      colour: false,
    });
    const [, shown = '', caret = ''] = text.split('\n');
    expect(shown.slice(caret.indexOf('^'))).toBe('HERE');
  });

  it('are coloured only when colours are wanted', () => {
    const sequence = '\u001b[';
    expect(formatProblems([problem()], options)).not.toContain(sequence);
    expect(formatProblems([problem()], { ...options, colour: true })).toContain(sequence);
  });

  it('cannot steer the terminal', () => {
    const evil = '\u001b[2J\u0007\u202e\n';
    const text = formatProblems(
      [
        problem({
          message: evil,
          got: evil,
          fix: evil,
          path: [evil],
          place: { file: evil, line: 1, column: 1 },
        }),
      ],
      { read: () => evil, colour: false },
    );
    for (const character of evil.trim())
      if (!'[2J'.includes(character)) expect(text).not.toContain(character);
  });
});
