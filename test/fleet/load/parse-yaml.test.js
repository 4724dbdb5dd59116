import { describe, expect, it } from 'vitest';
import { nodeAt, plainValue } from '../../../fleet/load/tree.ts';
import { problemsOf, rootOf, told } from './parsed.ts';
/** A fleet file whose fourth line is given; the rest is sound. */
const withLine4 = (line, line8 = 'labels: [ARM]') => `fleet: tvm
pools:
  cpu:
    ${line}
    image: agent
    autoscaled: {max: 90, idle: 1m}
  arm:
    ${line8}
    image: agent2
aliases: {TensorCore: GPU}
`;
describe('a sound file', () => {
    it('reads scalars by the core schema of YAML 1.2', () => {
        const text = 'a: on\nb: 03:00\nc: 0x1F\nd: true\ne: ~\nf:\ng: "20:00"\nh: 1e3\ni: 1_000\nj: yes\nk: .5\nl: |\n  x\n  y\n';
        expect(plainValue(rootOf(text))).toEqual({
            a: 'on',
            b: '03:00',
            c: 31,
            d: true,
            e: null,
            f: null,
            g: '20:00',
            h: 1000,
            i: '1_000',
            j: 'yes',
            k: 0.5,
            l: 'x\ny\n',
        });
    });
    it('knows where each key and value stands and how it was written', () => {
        const root = rootOf("a: 1\r\nb:\r\n  - x\r\n  - {c: 'd e'}\r\nf:\r\n", 'dir/f.yaml');
        expect(nodeAt(root, ['b', 0])?.place).toEqual({ file: 'dir/f.yaml', line: 3, column: 5 });
        expect(nodeAt(root, ['b', 1, 'c'])).toEqual({
            kind: 'scalar',
            value: 'd e',
            source: "'d e'",
            place: { file: 'dir/f.yaml', line: 4, column: 9 },
        });
        expect(root.entries.get('b')?.keyPlace).toEqual({ file: 'dir/f.yaml', line: 2, column: 1 });
        expect(nodeAt(root, ['f'])).toMatchObject({ value: null, source: '', place: { line: 5, column: 1 } });
        expect(nodeAt(root, ['b', 'c'])).toBeUndefined();
        expect(nodeAt(root, ['constructor'])).toBeUndefined();
    });
    it('follows aliases to what was anchored, at the place of the alias', () => {
        const root = rootOf('a: &x [1, {b: 2}]\nc: *x\n');
        expect(plainValue(root)).toEqual({ a: [1, { b: 2 }], c: [1, { b: 2 }] });
        expect(nodeAt(root, ['c'])?.place).toMatchObject({ line: 2, column: 4 });
        expect(nodeAt(root, ['c', 0])?.place).toMatchObject({ line: 1, column: 8 });
    });
    it('may begin and end with document markers and hold comments', () => {
        expect(plainValue(rootOf('# top\n---\na: 1 # one\n...\n'))).toEqual({ a: 1 });
    });
});
describe('a mistake', () => {
    it.each([
        ['\tlabels: [CPU]', '4:5 yaml-tab'],
        ['labels:\n\t- CPU', '5:1 yaml-tab'],
        ['labels [CPU]', '4:5 yaml-key'],
        ['labels:[CPU]', '4:5 yaml-key'],
        ['labels', '4:5 yaml-key'],
        ['labels: [CPU', '4:13 yaml-unclosed'],
        ['labels: [a,\n      b', '4:13 yaml-unclosed'],
        ['at: {max: 3', '4:9 yaml-unclosed'],
        ['at: "03:00', '4:9 yaml-unclosed'],
        ["at: '03:00", '4:9 yaml-unclosed'],
        ['labels: [a,\n      [b],\n      c', '4:13 yaml-unclosed'],
        ['labels: [[a,\n      b],\n      c', '4:13 yaml-unclosed'],
        ['at: {\n      max: 3\n      min: 1\n      }', '6:10 yaml-comma'],
        ['labels: [a,\tb]', '4:16 yaml-tab'],
        ['*alabels: [b]', '4:5 yaml-reserved'],
        ['labels:- {a: b, c: d}', '4:12 yaml-colon'],
        ['labels: - CPU', '4:13 yaml-list'],
        ['labels: [\n      a,\n    ]', '6:5 yaml-indent'],
        ['text: | x', '4:13 yaml-block'],
        ['labels: [CPU]]', '4:18 yaml-unopened'],
        ['labels: "x" y', '4:17 yaml-after-value'],
        [' labels: [CPU]', '5:5 yaml-indent'],
        ['- x', '5:5 yaml-indent'],
        ['labels: a: b', '4:13 yaml-colon'],
        ['labels: @cpu', '4:13 yaml-reserved'],
        ['labels: `cpu`', '4:13 yaml-reserved'],
        ['labels: %x', '4:13 yaml-reserved'],
        ['labels: *', '4:13 yaml-reserved'],
        ['labels: &', '4:13 yaml-reserved'],
        ['labels: "\\q"', '4:15 yaml-escape'],
        ['labels: "\\0"', '4:13 yaml-escape'],
        ['labels: "\\ud800"', '4:13 yaml-escape'],
        ['labels: [a,,b]', '4:16 yaml-comma'],
        ['labels: !!js/function x', '4:13 yaml-tag'],
        ['labels: !x [a]', '4:13 yaml-tag'],
        ['image: x', '5:5 yaml-duplicate-key'],
        ['<<: {a: 1}', '4:5 yaml-merge-key'],
        ['5: x', '4:5 yaml-key'],
        ['null: x', '4:5 yaml-key'],
        ['__proto__: x', '4:5 yaml-key'],
        ['? [a]\n    : x', '4:7 yaml-key'],
        ['labels: *cpu', '4:13 yaml-alias'],
        ['labels: &a [*a]', '4:17 yaml-anchor-cycle'],
        ['labels: &a b: c', '4:16 yaml-key'],
        ['labels:\n    - "x"? y', '5:12 yaml-key'],
        ['? labels\n    : x', '4:7 yaml-key'],
        ['account: 012345678901', '4:14 yaml-number'],
        ['account: 12345678901234567890', '4:14 yaml-number'],
        ['labels: a\0b', '4:14 yaml-character'],
        ['labels: a\ud800b', '4:14 yaml-character'],
        ['labels: a\ufffdb', '4:14 yaml-character'],
        ['labels: a\u202eb', '4:14 yaml-character'],
        ['labels: x\n%YAML 1.2', '5:1 yaml-directive'],
    ])('%j is told once, where it is made', (line, expected) => {
        const problems = problemsOf(withLine4(line));
        expect(told(problems)).toEqual([expected]);
        expect(problems[0]?.fix).toBeTruthy();
    });
    it.each([
        'labels [CPU]',
        'labels: [CPU',
        'at: "03:00',
        'labels: [CPU]]',
        ' labels: [CPU]',
        '- x',
        'labels: a: b',
        'labels: @cpu',
        'image: x',
        '5: x',
        'labels: !!js x',
        'labels: &a [*a]',
        '\tlabels: [CPU]',
        'labels: a\0b',
    ])('%j does not hide a second one further down', line => {
        const problems = problemsOf(withLine4(line, 'labels: `ARM`'));
        expect(told(problems)).toContain('8:13 yaml-reserved');
        expect(problems).toHaveLength(2);
    });
    it('knows which line holds the first of two equal keys', () => {
        const [problem] = problemsOf('a: 1\nb: {c: 1, c: 2}\n');
        expect(problem).toMatchObject({
            path: ['b', 'c'],
            message: 'a map has each key once; `c` stands in line 2 already',
        });
    });
    it('suggests the anchor that an alias means', () => {
        expect(problemsOf('a: &linux 1\nb: *linus\n')[0]?.fix).toBe('did you mean `*linux`?');
    });
});
it('a bracket that swallows deeper lines is told once', () => {
    for (const bracket of ['{', '[']) {
        const problems = problemsOf(withLine4('labels: [CPU]').replace('pools:', `pools: ${bracket}`));
        expect(problems).toHaveLength(1);
    }
});
it('a bracket that swallows the whole file is told alone', () => {
    for (const bracket of ['{', '['])
        expect(told(problemsOf(`${bracket}\n${withLine4('labels: [CPU]')}`))).toEqual(['1:1 yaml-unclosed']);
});
describe('a file that is no map', () => {
    it.each([
        ['', '1:1 yaml-empty'],
        ['# only this\n', '1:1 yaml-empty'],
        ['---\n', '1:1 yaml-empty'],
        ['~\n', '1:1 yaml-empty'],
        ['- a\n', '1:1 yaml-top'],
        ['hello\n', '1:1 yaml-top'],
        ['\ufefffleet: x\n', '1:1 yaml-character'],
        ['a: 1\n---\nb: 2\n', '2:1 yaml-documents'],
        ['---\na: 1\n---\n', '3:1 yaml-documents'],
        ['%YAML 1.2\n---\na: 1\n', '1:1 yaml-directive'],
    ])('%j', (text, expected) => expect(told(problemsOf(text))).toEqual([expected]));
});
