import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { leafDifferences } from '../../../tools/diff/leaf-differences.ts';
import { outputDifferences } from '../../../tools/diff/output-differences.ts';
import { terraformDifferences } from '../../../tools/diff/terraform-differences.ts';

const json = fc.jsonValue({ maxDepth: 3 }).filter(value => !JSON.stringify(value).includes('__proto__'));
const same = (value: unknown) => JSON.parse(JSON.stringify(value));

describe('the leaves in which two values differ', () => {
  it('are none in one value, and some in two', () => {
    fc.assert(
      fc.property(json, json, (one, other) => {
        expect(leafDifferences(one, same(one))).toEqual([]);
        if (JSON.stringify(same(one)) !== JSON.stringify(same(other)) && !equalInOtherOrder(one, other))
          expect(leafDifferences(one, other).length).toBeGreaterThan(0);
      }),
    );
  });

  it('are the same from the other side, old and new exchanged', () => {
    fc.assert(
      fc.property(json, json, (one, other) => {
        const key = ({ path, old, new: now }: { path: string; old: unknown; new: unknown }) =>
          JSON.stringify([path, old, now]);
        const back = leafDifferences(other, one).map(({ path, old, new: now }) => ({
          path,
          old: now,
          new: old,
        }));
        expect(leafDifferences(one, other).map(key).sort()).toEqual(back.map(key).sort());
      }),
    );
  });

  it('are named by their way', () => {
    expect(leafDifferences({ a: [{ b: 1 }], c: 1 }, { a: [{ b: 2 }, 3], d: [] })).toEqual([
      { path: 'a[0].b', old: 1, new: 2 },
      { path: 'a[1]', old: undefined, new: 3 },
      { path: 'c', old: 1, new: undefined },
      { path: 'd', old: undefined, new: [] },
    ]);
  });
});

function equalInOtherOrder(one: unknown, other: unknown): boolean {
  const ordered = (value: unknown): unknown =>
    Array.isArray(value)
      ? value.map(ordered)
      : typeof value === 'object' && value !== null
        ? Object.entries(value)
            .sort(([a], [b]) => (a < b ? -1 : 1))
            .map(([key, each]) => [key, ordered(each)])
        : value;
  return JSON.stringify(ordered(one)) === JSON.stringify(ordered(other));
}

describe('the blocks in which two configurations of Terraform differ', () => {
  it('are named by their addresses', () => {
    const before = { resource: { aws_vpc: { one: { cidr: 1 }, two: {} } }, output: { url: { value: 'x' } } };
    const after = {
      resource: { aws_vpc: { one: { cidr: 2 } }, aws_eip: { nat: {} } },
      output: { url: { value: 'x' } },
    };
    expect(terraformDifferences(JSON.stringify(before), JSON.stringify(after))).toEqual([
      { address: 'aws_eip.nat', kind: 'added', leaves: [] },
      { address: 'aws_vpc.one', kind: 'changed', leaves: [{ path: 'cidr', old: 1, new: 2 }] },
      { address: 'aws_vpc.two', kind: 'removed', leaves: [] },
    ]);
  });
});

describe('the files in which two outputs differ', () => {
  const outputs = fc
    .dictionary(
      fc.constantFrom('a/b.yaml', 'c.sh', 'd'),
      fc.string({ unit: fc.constantFrom('a', 'b', '\n') }),
    )
    .map(files => new Map(Object.entries(files)));

  it('are exactly those whose texts differ, and their lines hold both texts', () => {
    fc.assert(
      fc.property(outputs, outputs, (before, after) => {
        const found = outputDifferences(before, after);
        const paths = [...new Set([...before.keys(), ...after.keys()])];
        expect(found.map(({ path }) => path)).toEqual(
          paths.filter(path => before.get(path) !== after.get(path)).sort(),
        );
        for (const difference of found)
          if (difference.kind === 'changed' && 'lines' in difference)
            expect(difference.lines.some(line => /^[-+]/.test(line))).toBe(true);
      }),
    );
  });
});
