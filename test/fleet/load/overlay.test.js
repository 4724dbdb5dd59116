import fc from 'fast-check';
import { dump } from 'js-yaml';
import { describe, expect, it } from 'vitest';
import { overlay } from '../../../fleet/load/overlay.ts';
import { nodeAt, plainValue } from '../../../fleet/load/tree.ts';
import { rootOf, told } from './parsed.ts';
const LEAF = fc.oneof(fc.constantFrom('x', 'null', '', 1, 0.5, true, false), fc.array(fc.constantFrom('a', 1), { maxLength: 2 }));
/** Maps in which `m…` is always a map and `v…` never, so that files agree on what is what. */
function mapArbitrary(leaf, depth = 3) {
    const values = fc.dictionary(fc.constantFrom('v1', 'v2', 'v3'), leaf, {
        maxKeys: 3,
        noNullPrototype: true,
    });
    if (depth === 0)
        return values;
    const maps = fc.dictionary(fc.constantFrom('m1', 'm2'), mapArbitrary(leaf, depth - 1), {
        maxKeys: 2,
        noNullPrototype: true,
    });
    return fc.tuple(values, maps).map(([some, others]) => ({ ...some, ...others }));
}
const treeOf = (data, file) => rootOf(dump(data), file);
const merged = (base, over) => overlay(treeOf(base, 'base'), treeOf(over, 'over'));
const result = (base, over) => plainValue(merged(base, over).root);
/** Leaves of a tree with their paths. */
function leavesOf(node, path = []) {
    if (node.kind !== 'map')
        return [{ path, node }];
    return [...node.entries].flatMap(([key, { value }]) => leavesOf(value, [...path, key]));
}
/** RFC 7396, Section 2. */
function mergePatch(target, patch) {
    if (!isMap(patch))
        return patch;
    const into = { ...(isMap(target) ? target : {}) };
    for (const [key, value] of Object.entries(patch)) {
        if (value === null)
            delete into[key];
        else
            into[key] = mergePatch(into[key], value);
    }
    return into;
}
function isMap(value) {
    return typeof value === 'object' && value !== null && !Array.isArray(value);
}
const numRuns = 100;
describe('laying a file over its base', () => {
    it('is the JSON merge patch of RFC 7396, whatever stands over what', () => {
        const any = mapArbitrary(fc.oneof(LEAF, fc.constant(null), mapArbitrary(LEAF, 0)));
        fc.assert(fc.property(any, any, (base, over) => {
            expect(result(base, over)).toEqual(mergePatch(base, over));
        }), { numRuns });
    });
    it('changes nothing with an empty file, and only adds to an empty base', () => {
        fc.assert(fc.property(mapArbitrary(LEAF), data => {
            expect(merged(data, {})).toEqual({ root: treeOf(data, 'base'), problems: [] });
            expect(result({}, data)).toEqual(data);
            expect(result(data, data)).toEqual(data);
        }), { numRuns });
    });
    it('is idempotent and associative where nothing is removed and files agree on what is a map', () => {
        const map = mapArbitrary(LEAF);
        fc.assert(fc.property(map, map, map, (base, middle, top) => {
            const [b, m, t] = [treeOf(base, 'b'), treeOf(middle, 'm'), treeOf(top, 't')];
            const low = overlay(b, m).root;
            expect(overlay(low, m).root).toEqual(low);
            expect(plainValue(overlay(low, t).root)).toEqual(plainValue(overlay(b, overlay(m, t).root).root));
        }), { numRuns });
    });
    it('keeps the place where each value was written', () => {
        fc.assert(fc.property(mapArbitrary(LEAF), mapArbitrary(LEAF), (base, over) => {
            const [below, above] = [treeOf(base, 'base'), treeOf(over, 'over')];
            for (const { path, node } of leavesOf(overlay(below, above).root))
                expect(node).toEqual(nodeAt(above, path) ?? nodeAt(below, path));
        }), { numRuns });
    });
    it('removes exactly what is `null`', () => {
        const withPath = mapArbitrary(LEAF).chain(data => {
            const paths = leavesOf(treeOf(data, 'f'))
                .map(leaf => leaf.path)
                .filter(path => path.length > 0);
            return paths.length === 0
                ? fc.constant(undefined)
                : fc.record({ data: fc.constant(data), path: fc.constantFrom(...paths) });
        });
        fc.assert(fc.property(withPath, chosen => {
            if (chosen === undefined)
                return;
            const patch = chosen.path.reduceRight((value, key) => ({ [key]: value }), null);
            const { root, problems } = overlay(treeOf(chosen.data, 'base'), rootOf(dump(patch)));
            expect(problems).toEqual([]);
            const left = leavesOf(root).map(leaf => JSON.stringify(leaf.path));
            const before = leavesOf(treeOf(chosen.data, 'base')).map(leaf => JSON.stringify(leaf.path));
            expect(before.filter(path => path !== JSON.stringify(chosen.path)).every(path => left.includes(path))).toBe(true);
            expect(nodeAt(root, chosen.path)).toBeUndefined();
        }), { numRuns });
    });
});
describe('removing what is not there', () => {
    it('is told with the key that was meant', () => {
        const { problems } = overlay(rootOf('caches: {efs: 1}\n'), rootOf('caches:\n  esf: null\ncachse: ~\n', 'over.yaml'));
        expect(told(problems)).toEqual(['2:3 overlay-absent', '3:1 overlay-absent']);
        expect(problems[0]).toMatchObject({
            place: { file: 'over.yaml' },
            path: ['caches', 'esf'],
            fix: 'did you mean `efs: null`?',
        });
    });
    it('is told below a new map too', () => {
        expect(told(overlay(rootOf('a: 1\n'), rootOf('b: {c: null}\n')).problems)).toEqual([
            '1:5 overlay-absent',
        ]);
    });
    it('is not guessed from a key without a value', () => {
        const { root, problems } = overlay(rootOf('a: {b: 1}\n'), rootOf('a:\n'));
        expect(told(problems)).toEqual(['1:1 overlay-empty']);
        expect(plainValue(root)).toEqual({ a: { b: 1 } });
    });
});
describe('the kind of a pool', () => {
    const base = rootOf('pools:\n  cpu: {image: x, autoscaled: {max: 9}}\n  arm: {static: {hosts: 1}}\nother: {static: 1}\n');
    it('replaces the kind of the base', () => {
        const { root, problems } = overlay(base, rootOf('pools: {cpu: {static: {hosts: 2}}}\nother: {external: 2}\n'));
        expect(problems).toEqual([]);
        expect(plainValue(root)).toEqual({
            pools: { cpu: { image: 'x', static: { hosts: 2 } }, arm: { static: { hosts: 1 } } },
            other: { static: 1, external: 2 },
        });
    });
    it('is merged when it stays', () => {
        const { root } = overlay(base, rootOf('pools: {cpu: {autoscaled: {min: 1}}}\n'));
        expect(plainValue(root)).toMatchObject({ pools: { cpu: { autoscaled: { max: 9, min: 1 } } } });
    });
    it('may be removed by hand as well', () => {
        const { root, problems } = overlay(base, rootOf('pools: {cpu: {autoscaled: null, external: {hosts: [a]}}}\n'));
        expect(problems).toEqual([]);
        expect(plainValue(nodeAt(root, ['pools', 'cpu']) ?? root)).toEqual({
            image: 'x',
            external: { hosts: ['a'] },
        });
    });
    it('written twice in the overlay stays twice, for the schema to refuse', () => {
        const { root } = overlay(base, rootOf('pools: {cpu: {static: {hosts: 1}, external: {hosts: [a]}}}\n'));
        expect(Object.keys(plainValue(nodeAt(root, ['pools', 'cpu']) ?? root) ?? {})).toEqual([
            'image',
            'static',
            'external',
        ]);
    });
});
