import { describe, expect, it } from 'vitest';
import { LIMITS } from '../../../fleet/load/limits.ts';
import { readChain } from '../../../fleet/load/read-chain.ts';
import { plainValue } from '../../../fleet/load/tree.ts';
import { told } from './parsed.ts';
const reader = (files) => (file) => {
    const text = files[file];
    if (text === undefined)
        throw new Error(`ENOENT: no such file, open '${file}'`);
    return text;
};
describe('a file with bases', () => {
    it('is laid over its base, which is laid over its own', () => {
        const { root, problems, files } = readChain('fleets/tvm/try.yaml', reader({
            'fleets/tvm/try.yaml': 'base: staging.yaml\na: 3\n',
            'fleets/tvm/staging.yaml': 'base: ../fleet.yaml\na: 2\nb: 2\nd: null\n',
            'fleets/fleet.yaml': 'a: 1\nb: 1\nc: 1\nd: 1\n',
        }));
        expect(problems).toEqual([]);
        expect(root && plainValue(root)).toEqual({ a: 3, b: 2, c: 1 });
        expect(files).toEqual(['fleets/tvm/try.yaml', 'fleets/tvm/staging.yaml', 'fleets/fleet.yaml']);
        expect(root?.entries.get('b')?.keyPlace).toEqual({ file: 'fleets/tvm/staging.yaml', line: 3, column: 1 });
    });
    it('tells a missing base where it is named, and a missing file at its top', () => {
        expect(readChain('a.yaml', reader({ 'a.yaml': 'x: 1\nbase: b.yaml\n' })).problems).toMatchObject([
            {
                rule: 'file-unreadable',
                place: { file: 'a.yaml', line: 2, column: 7 },
                path: ['base'],
                got: 'b.yaml',
            },
        ]);
        expect(readChain('none.yaml', reader({})).problems).toMatchObject([
            { rule: 'file-unreadable', place: { file: 'none.yaml', line: 1, column: 1 }, path: [] },
        ]);
    });
    it('refuses cycles, however the paths are written', () => {
        const cycle = { 'x/a.yaml': 'base: b.yaml\n', 'x/b.yaml': 'base: ../x/a.yaml\n' };
        expect(readChain('x/a.yaml', reader(cycle)).problems).toMatchObject([
            { rule: 'base-cycle', place: { file: 'x/b.yaml' } },
        ]);
        expect(readChain('./a.yaml', reader({ './a.yaml': 'base: ./a.yaml\n' })).problems).toMatchObject([
            { rule: 'base-cycle' },
        ]);
    });
    it('refuses chains that are too long', () => {
        const { problems, files } = readChain('0.yaml', file => `base: ${Number.parseInt(file, 10) + 1}.yaml\n`);
        expect(told(problems)).toEqual(['1:7 base-depth']);
        expect(files).toHaveLength(LIMITS.chain);
    });
    it.each([
        '/etc/fleet.yaml',
        'https://example.org/fleet.yaml',
        '..\\fleet.yaml',
        'secrets.env',
        '[a.yaml]',
        '5',
        '',
    ])('refuses the base %j', base => expect(readChain('a.yaml', reader({ 'a.yaml': `base: ${base}\n` })).problems).toMatchObject([
        { rule: 'base-path' },
    ]));
    it('tells what is wrong with the YAML of a base', () => {
        const files = { 'a.yaml': 'base: b.yaml\n', 'b.yaml': 'x: [1\n' };
        expect(readChain('a.yaml', reader(files)).problems).toMatchObject([
            { rule: 'yaml-unclosed', place: { file: 'b.yaml' } },
        ]);
    });
});
