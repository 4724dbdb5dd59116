import { stripVTControlCharacters } from 'node:util';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { usdText } from '../../../tools/map/figure-text.ts';
import { poolTable } from '../../../tools/map/pool-table.ts';
import { allPools } from '../../../tools/map/view.ts';
import { fleetArbitrary } from '../../arbitraries/fleet.ts';
import { unicodeText } from '../../arbitraries/unicode-text.ts';
import { fleetOfMany, MIXED, TVM, viewOf, withTail } from './sample-views.ts';

const widths = fc.integer({ min: 80, max: 160 });
const lengths = (table: string) => table.split('\n').map(line => [...line].length);

describe('poolTable', () => {
  it('fits into its width, whatever the fleet', () => {
    fc.assert(
      fc.property(fleetArbitrary().map(viewOf), widths, (view, width) => {
        expect(Math.max(...lengths(poolTable(view, { width, colour: false })))).toBeLessThanOrEqual(width);
      }),
      { numRuns: 60 },
    );
  });

  it.each([80, 120, 160])('names every pool and label of TVM’s fleet and its costs on %d columns', width => {
    const view = viewOf(TVM);
    const table = poolTable(view, { width, colour: false });
    for (const pool of allPools(view)) {
      const line = table.split('\n').find(each => each.startsWith(`  ${pool.name} `));
      expect(line).toContain(usdText(pool.cost.min));
      expect(line).toContain(usdText(pool.cost.max));
      expect(line).toContain(pool.sponsor ?? '');
      for (const label of pool.agents.flatMap(agent => agent.labels)) expect(table).toContain(label.name);
    }
    expect(table).toContain(usdText(view.cost.max));
  });

  it('has a heading for each kind that there is, and none for others', () => {
    const headings = (fleet: typeof TVM) =>
      poolTable(viewOf(fleet), { width: 100, colour: false })
        .split('\n')
        .filter(line => /^(?:static|autoscaled|external)$/.test(line));
    expect(headings(MIXED)).toEqual(['static', 'autoscaled', 'external']);
    expect(headings(TVM)).toEqual(['static', 'autoscaled']);
  });

  it('writes escape sequences only when asked for colour, and the same text with them', () => {
    const view = viewOf(MIXED);
    const plain = poolTable(view, { width: 100, colour: false });
    const coloured = poolTable(view, { width: 100, colour: true });
    expect(plain).not.toContain('\u001b');
    expect(coloured).not.toBe(plain);
    expect(stripVTControlCharacters(coloured)).toBe(plain);
  });

  it('hands no control character of a name to the terminal', () => {
    fc.assert(
      fc.property(unicodeText(), tail => {
        const table = poolTable(withTail(viewOf(MIXED), `${tail}\u001b]0;x\u0007`), {
          width: 120,
          colour: false,
        });
        expect(table.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\u202a-\u202e\u2066-\u2069]/u);
      }),
      { numRuns: 60 },
    );
  });

  it('keeps to 80 columns on a narrower terminal and to 160 on a wider one', () => {
    const view = viewOf(fleetOfMany(20));
    const at = (width: number) => poolTable(view, { width, colour: false });
    expect(at(20)).toBe(at(80));
    expect(at(1_000)).toBe(at(160));
  });
});
