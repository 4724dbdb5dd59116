import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { FAILINGS } from './bot-failings.ts';

/** Whether a file has a test of that name, and not only its words somewhere. */
const holds = (file: string, title: string): boolean => {
  const text = readFileSync(file, 'utf8');
  return ["'", '`', '"'].some(quote => text.includes(`${quote}${title}${quote}`));
};

describe('failings of peers', () => {
  it('have each a test that is there', () => {
    const missing = FAILINGS.flatMap(({ failing, tests }) =>
      tests.flatMap(({ file, title }) =>
        existsSync(file) && holds(file, title) ? [] : [`${failing} ${file} has no “${title}”`],
      ),
    );
    expect(missing).toEqual([]);
    expect(FAILINGS.filter(({ tests }) => tests.length === 0)).toEqual([]);
  });

  it('are told once each', () => {
    expect(new Set(FAILINGS.map(({ failing }) => failing)).size).toBe(FAILINGS.length);
  });
});
