import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseYaml } from '../../../fleet/load/parse-yaml.ts';
import { type PlainValue, plainMap } from '../../../fleet/load/tree.ts';
import { poolFields } from '../../../fleet/schema/pool-fields.ts';
import { addPool } from '../../../tools/pool-add/add-pool.ts';
import { type NewPool, poolData } from '../../../tools/pool-add/new-pool.ts';
import { REAL_FILE } from '../../fleet/load/mutated-file.ts';
import { blockFileArbitrary } from './pool-file.ts';

const POOLS: readonly NewPool[] = [
  {
    kind: 'autoscaled',
    name: 'new',
    labels: ['CPU', 'CPU=big'],
    image: 'agent-x86_64',
    instances: ['c6a.8xlarge'],
    min: 0,
    max: 3,
    idle: '1m',
  },
  {
    kind: 'static',
    name: 'new',
    labels: ['on'],
    image: 'agent-arm64',
    instances: ['r7g.xlarge', 'r6g.xlarge'],
    hosts: 2,
  },
  {
    kind: 'external',
    name: 'new',
    labels: ['ios'],
    hosts: ['edge-1.example.org'],
    connect: 'inbound',
    voting: false,
  },
];
const poolArbitrary = fc.constantFrom(...POOLS);

function dataOf(text: string): Readonly<Record<string, PlainValue>> {
  const parsed = parseYaml(text, 'f.yaml');
  if (!parsed.ok) throw new Error(`${JSON.stringify(parsed.problems)}\n${text}`);
  return plainMap(parsed.root);
}

/** The text with the pool, and the one piece of text that was put in. */
function added(
  text: string,
  pool: NewPool = POOLS[0] ?? fail(),
): { readonly result: string; readonly piece: string } {
  const outcome = addPool(text, pool, 'f.yaml');
  if (!outcome.ok) throw new Error(`${JSON.stringify(outcome.problems)}\n${text}`);
  const result = outcome.text;
  let at = 0;
  while (at < text.length && text[at] === result[at]) at++;
  const length = result.length - text.length;
  expect(result.slice(0, at) + result.slice(at + length)).toBe(text);
  return { result, piece: result.slice(at, at + length) };
}

function fail(): never {
  throw new Error('no pool');
}

function expectOnlyAdded(text: string, pool: NewPool, result: string): void {
  const before = dataOf(text);
  const pools = typeof before.pools === 'object' ? before.pools : {};
  expect(dataOf(result)).toEqual({ ...before, pools: { ...pools, new: poolData(pool) } });
}

describe('adding a pool', () => {
  it("only inserts whole lines, at most five, in the file's own layout, whatever that is", () => {
    fc.assert(
      fc.property(blockFileArbitrary(), poolArbitrary, ({ text, indent, step }, pool) => {
        const { result } = added(text, pool);
        expectOnlyAdded(text, pool, result);
        const lines = text.split(/\r?\n/);
        const after = result.split(/\r?\n/);
        expect(after.length - lines.length).toBeLessThanOrEqual(5);
        const start = after.findIndex(line => line.trim() === 'new:');
        const block = after.slice(start, start + after.length - lines.length);
        expect([...after.slice(0, start), ...after.slice(start + block.length)]).toEqual(lines);
        expect(block.map(line => line.search(/\S/))).toEqual([
          indent,
          ...block.slice(1).map(() => indent + step),
        ]);
        expect(result.includes('\r\n')).toBe(text.includes('\r\n'));
        if (text.includes('\r\n')) expect(result.replaceAll('\r\n', '')).not.toContain('\n');
      }),
      { numRuns: 400 },
    );
  });

  it.each(POOLS)('of the kind $kind makes what the schema takes', pool => {
    expect(poolFields.safeParse(poolData(pool)).success).toBe(true);
  });

  it('puts it behind the last pool and its comments, before the next section', () => {
    const before = 'pools:\n  a: {labels: [A]}\n  # b: later\n';
    const after = '\n# Jobs\njobs: {}\n';
    const { result } = added(before + after);
    expect(result.startsWith(`${before}  new:\n    labels: [CPU, CPU=big]\n`)).toBe(true);
    expect(result.endsWith(`idle: 1m}\n${after}`)).toBe(true);
  });

  it('works on the real file', () => {
    const { result, piece } = added(REAL_FILE);
    expectOnlyAdded(REAL_FILE, POOLS[0] ?? fail(), result);
    expect(piece.trim().split('\n')).toHaveLength(5);
  });
});

describe('pools that are no block', () => {
  const entry =
    'new: {labels: [CPU, CPU=big], image: agent-x86_64, instances: [c6a.8xlarge], autoscaled: {min: 0, max: 3, idle: 1m}}';
  it.each([
    ['pools: {} # none\n', `pools: {${entry}} # none\n`],
    ['pools: {a: {x: 1}}\n', `pools: {${entry}, a: {x: 1}}\n`],
    ['pools: { a: {x: 1} }\n', `pools: { ${entry}, a: {x: 1} }\n`],
    ['pools: {\n  a: {x: 1},\n }\n', `pools: {\n  ${entry},\n  a: {x: 1},\n }\n`],
    ['{pools: {}}', `{pools: {${entry}}}`],
    ['{fleet: x}', `{pools: {${entry}}, fleet: x}`],
  ])('%j', (text, expected) => expect(added(text).result).toBe(expected));

  it.each([
    ['no pools', 'fleet: x\n', 'fleet: x\npools:\n  new:\n    labels'],
    ['no pools and no final newline', 'fleet: x', 'fleet: x\npools:\n  new:\n    labels'],
    ['no pools before the end of the document', 'fleet: x\n...\n', 'fleet: x\npools:\n  new:\n    labels'],
    ['pools without a value', 'pools: # none yet\njobs: {}\n', 'pools: # none yet\n  new:\n    labels'],
    ['pools without a value at the end', 'pools:', 'pools:\n  new:\n    labels'],
    ['an indented file', '  fleet: x\r\n', '  fleet: x\r\n  pools:\r\n    new:\r\n      labels'],
  ])('%s', (_, text, start) => {
    const { result } = added(text);
    expectOnlyAdded(text, POOLS[0] ?? fail(), result);
    expect(result.startsWith(start)).toBe(true);
    expect(result.endsWith('\n')).toBe(text.endsWith('\n'));
  });
});

describe('what cannot be added', () => {
  it('is a name that is there, told with its place', () => {
    expect(addPool('fleet: x\npools:\n  a: {}\n  new: {}\n', POOLS[1] ?? fail(), 'f.yaml')).toMatchObject({
      ok: false,
      problems: [
        { rule: 'pool-exists', place: { file: 'f.yaml', line: 4, column: 3 }, path: ['pools', 'new'] },
      ],
    });
  });

  it('is a pool for a broken file', () => {
    expect(addPool('pools: [\n', POOLS[1] ?? fail(), 'f.yaml')).toMatchObject({
      ok: false,
      problems: [{ rule: 'yaml-unclosed' }],
    });
  });

  it.each([
    ['a list', 'pools: [a]\n'],
    ['a text', 'pools: x\n'],
    ['an explicit null', 'pools: null\n'],
    ['an alias', 'x: &p {a: {}}\npools: *p\n'],
    ['shared', 'pools: &p\n  a: {}\nother: *p\n'],
    ['without value in braces', '{pools}\n'],
  ])('is a pool when `pools` is %s, and the entry is shown to write it by hand', (_, text) => {
    const outcome = addPool(text, POOLS[1] ?? fail(), 'f.yaml');
    expect(outcome).toMatchObject({
      ok: false,
      problems: [{ rule: 'pool-not-added', fix: expect.stringContaining('new: {labels:') }],
    });
  });
});
