import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { z } from 'zod';
import { checkData } from '../../../fleet/load/check-data.ts';
import { Mender, withoutMended } from '../../../fleet/load/mend.ts';
import { rootOf } from './parsed.ts';
const schema = z.strictObject({
    name: z.string().meta({ examples: ['tvm'] }),
    pools: z.record(z.string(), z
        .strictObject({
        labels: z
            .array(z.string())
            .min(1)
            .meta({ examples: [['CPU']] }),
        max: z.int().min(1).optional(),
        sizes: z.array(z.int()).optional(),
        kind: z.enum(['a', 'b']),
        other: z.string().optional(),
    })
        .refine(pool => (pool.max ?? 1) < 50 || pool.other === undefined, {
        error: 'big pools have no `other`',
        path: ['other'],
    })),
});
const finding = (path, related) => ({
    severity: 'error',
    rule: 'r',
    path,
    message: 'm',
    ...(related && { related }),
});
/** What the rules get to see of a text. */
function seenOf(text) {
    const rules = vi.fn(() => []);
    checkData(rootOf(text), schema, rules);
    return rules.mock.calls[0]?.[0];
}
describe('data that the schema refuses', () => {
    it.each([
        ['{labels: [x], kind: a, max: 0}', { labels: ['x'], kind: 'a' }],
        ['{labels: [], kind: a}', { labels: ['CPU'], kind: 'a' }],
        ['{kind: b}', { labels: ['CPU'], kind: 'b' }],
        ['{lables: [y], kind: b}', { labels: ['y'], kind: 'b' }],
        ['{labels: [y], kind: c, foo: 1}', { labels: ['y'], kind: 'a' }],
        ['{labels: [y], kind: a, sizes: [1, x, 3]}', { labels: ['y'], kind: 'a' }],
        ['{labels: [y], kind: a, max: 60, other: x}', { labels: ['y'], kind: 'a', max: 60 }],
        ['5', { labels: ['CPU'], kind: 'a' }],
        ['[]', { labels: ['CPU'], kind: 'a' }],
    ])('%s is mended', (text, pool) => {
        const pools = { cpu: pool, good: { labels: ['z'], kind: 'a' } };
        expect(seenOf(`name: n\npools:\n  cpu: ${text}\n  good: {labels: [z], kind: a}\n`)).toEqual({
            name: 'n',
            pools,
        });
    });
    it('has its later complaints told together with the first', () => {
        const text = 'name: 5\npools: {cpu: {labels: [x], kind: a, max: 60, other: y}}\n';
        const { value, findings } = checkData(rootOf(text), schema, () => [finding(['pools', 'cpu', 'labels'])]);
        expect(value).toBeUndefined();
        expect(findings.map(({ path, message }) => [path.join('.'), message])).toEqual([
            ['name', '`name` is text'],
            ['pools.cpu.other', 'big pools have no `other`'],
            ['pools.cpu.labels', 'm'],
        ]);
    });
    it('does not lead to findings about what was made up', () => {
        const { findings } = checkData(rootOf('name: 5\npools: {}\n'), schema, () => [
            finding(['name']),
            finding(['pools'], [['name']]),
        ]);
        expect(findings.map(({ rule }) => rule)).toEqual(['wrong-type']);
    });
    it('keeps the value away from rules when nothing can be mended', () => {
        const never = z.string().refine(() => false); // refuses every map
        const rules = vi.fn(() => []);
        expect(checkData(rootOf('a: 1\n'), never, rules)).toMatchObject({
            value: undefined,
            findings: [{ path: [] }],
        });
        expect(rules).not.toHaveBeenCalled();
    });
    it('is mended in the end, whatever it is, and sound parts stay as they are', () => {
        const scalar = fc.constantFrom('x', 0, 5, 60, true, null, 'a');
        const any = fc.oneof(scalar, fc.array(scalar, { maxLength: 2 }), fc.dictionary(fc.constantFrom('a', 'max'), scalar, { maxKeys: 2 }));
        const pool = fc.dictionary(fc.constantFrom('labels', 'lables', 'max', 'sizes', 'kind', 'other', 'zzz'), any, { maxKeys: 5, noNullPrototype: true });
        const data = fc.record({
            name: any,
            pools: fc.oneof(any, fc.dictionary(fc.constantFrom('p', 'q'), fc.oneof(pool, any), { noNullPrototype: true })),
        });
        const good = { labels: ['good'], kind: 'b', max: 7 };
        fc.assert(fc.property(data, bad => {
            const pools = typeof bad.pools === 'object' && !Array.isArray(bad.pools) ? { ...bad.pools, good } : bad.pools;
            const text = JSON.stringify({ ...bad, pools });
            const seen = seenOf(text);
            expect(schema.safeParse(seen).success).toBe(true);
            if (pools !== bad.pools)
                expect(seen?.pools.good).toEqual(good);
        }), { numRuns: 300 });
    });
});
describe('findings of rules', () => {
    it('are dropped where they touch what was mended, and kept elsewhere', () => {
        const mended = [['pools', 'cpu', 'max']];
        const dropped = [['pools', 'cpu', 'max'], ['pools', 'cpu', 'max', 'x'], ['pools', 'cpu'], ['pools'], []];
        const kept = [['pools', 'cpu', 'maximum'], ['pools', 'gpu'], ['pools', 'cpu', 'labels', 0], ['jobs']];
        for (const path of dropped) {
            expect(withoutMended([finding(path)], mended)).toEqual([]);
            expect(withoutMended([finding(['jobs'], [['a'], path])], mended)).toEqual([]);
        }
        for (const path of kept)
            expect(withoutMended([finding(path, [['aliases']])], mended)).toHaveLength(1);
        expect(withoutMended([finding([])], [])).toHaveLength(1);
    });
});
describe('the mender', () => {
    it('gives up when the issues are about nothing that is there', () => {
        const mender = new Mender(z.string(), {});
        expect(mender.mend([{ code: 'custom', path: [], message: 'no' }])).toBe(false);
        expect(mender.paths).toEqual([]);
    });
    it('does not touch what it was given', () => {
        const data = { name: 5, pools: {} };
        const mender = new Mender(schema, data);
        expect(mender.mend(schema.safeParse(data).error?.issues ?? [])).toBe(true);
        expect(mender.data).toEqual({ name: 'tvm', pools: {} });
        expect(data).toEqual({ name: 5, pools: {} });
    });
});
