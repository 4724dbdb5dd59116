import fc from 'fast-check';
import { dump } from 'js-yaml';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { loadDocument } from '../../../fleet/load/load.ts';
import { fleetSchema } from '../../../fleet/schema/fleet.ts';
import { writtenFleetArbitrary } from '../../arbitraries/fleet.ts';
import { mutatedFileArbitrary, REAL_FILE } from './mutated-file.ts';
import { told } from './parsed.ts';
const load = (files, rules = []) => loadDocument('f.yaml', {
    read: file => {
        const text = typeof files === 'string' ? files : files[file];
        if (text === undefined)
            throw new Error('no such file');
        return text;
    },
    schema: fleetSchema,
    rules: () => rules,
});
const problemsIn = (loaded) => (loaded.ok ? [] : loaded.problems);
const warning = { severity: 'warning', rule: 'w', path: ['pools', 'gpu'], message: 'w' };
describe('loading a fleet file', () => {
    it('gives the value with its warnings, where they stand', () => {
        const loaded = load(REAL_FILE, [warning]);
        if (!loaded.ok)
            throw new Error(JSON.stringify(loaded.problems));
        expect(loaded.value).toEqual(fleetSchema.parse(parse(REAL_FILE)));
        const lineOf = (start) => REAL_FILE.split('\n').findIndex(text => text.startsWith(start)) + 1;
        expect(told(loaded.warnings)).toEqual([`${lineOf('  gpu:')}:3 w`]);
        expect(loaded.files).toEqual(['f.yaml']);
        expect(loaded.tree.entries.get('fleet')?.keyPlace.line).toBe(lineOf('fleet:'));
    });
    it('reads any valid fleet as the schema alone does', () => {
        fc.assert(fc.property(writtenFleetArbitrary(), written => {
            const loaded = load(dump(written));
            expect(problemsIn(loaded)).toEqual([]);
            expect(loaded.ok && loaded.value).toEqual(fleetSchema.parse(written));
        }), { numRuns: 30 });
    });
    it('reports every slip of a file at once, each in its line', () => {
        const slips = [
            ['region: us-west-2', 'region: uswest2', 'wrong-form'],
            ['instance: c4.4xlarge', 'instance: c4', 'wrong-value'],
            ['jenkins: 2.528.3-lts-jdk21', 'jenkins: lts', 'wrong-value'],
            ['volumes:', 'volums:', 'unknown-key'],
            ['    labels: [CPU]', '    labels: []', 'too-small'],
            ['max: 400', 'max: many', 'wrong-type'],
            ['static: {hosts: 1}', 'static: {hosts: 1000}', 'too-big'],
            ['  octoml: {', '  octoml: {x: 1, ', 'unknown-key'],
            ['then: carry-over', 'then: carry-on', 'wrong-value'],
        ];
        const bad = slips.reduce((text, [good, slip]) => {
            expect(text).toContain(good);
            return text.replace(good, slip);
        }, REAL_FILE);
        const lineOf = (slip) => bad.slice(0, bad.indexOf(slip)).split('\n').length;
        const problems = problemsIn(load(bad, [warning]));
        expect(problems.map(({ place, rule }) => `${place.line} ${rule}`).toSorted()).toEqual([...slips.map(([, slip, rule]) => `${lineOf(slip)} ${rule}`), `${lineOf('  gpu:')} w`].toSorted());
        expect(problems.map(({ place }) => place.line)).toEqual(problems.map(({ place }) => place.line).toSorted((a, b) => a - b));
        for (const { rule, fix } of problems)
            if (rule !== 'w')
                expect(fix).toBeTruthy();
    });
    it('tells errors of rules and warnings together, and has no value then', () => {
        const error = { severity: 'error', rule: 'e', path: ['pools', 'cpu', 'image'], message: 'e' };
        expect(problemsIn(load(REAL_FILE, [warning, error])).map(({ rule }) => rule)).toEqual(['e', 'w']);
    });
    it('tells what is wrong in an overlay and in its base, each in its file, the overlay first', () => {
        const files = {
            'f.yaml': 'base: b.yaml\npools: {docs: {static: {hosts: 0}}, cpu: {imag: x}}\nsponsors: {nobody: null}\n',
            'b.yaml': REAL_FILE.replace('max: 150', 'max: 0'),
        };
        const problems = problemsIn(load(files));
        expect(problems.map(({ place, rule }) => `${place.file}:${place.line} ${rule}`)).toEqual([
            'f.yaml:2 too-small',
            'f.yaml:2 unknown-key',
            'f.yaml:3 overlay-absent',
            expect.stringMatching(/^b\.yaml:\d+ too-small$/),
        ]);
    });
    it('tells once what several aliases show', () => {
        const text = REAL_FILE.replace('[c6a.8xlarge]', '&types [c6a]').replace('[c6a.8xlarge]', '*types');
        expect(problemsIn(load(text))).toHaveLength(1);
    });
    it('survives every damage to the real file, with problems that have a place, a message and a fix', () => {
        fc.assert(fc.property(mutatedFileArbitrary(), text => {
            const loaded = load(text);
            if (loaded.ok)
                return;
            expect(loaded.problems.length).toBeGreaterThan(0);
            const lines = text.split(/\r\n?|\n/).length;
            for (const { place, message } of loaded.problems) {
                expect(place.line).toBeLessThanOrEqual(lines);
                expect(message).toBeTruthy();
            }
        }), { numRuns: 60 });
    });
    it('works for any schema', () => {
        const loaded = loadDocument('x.yaml', {
            read: () => 'a: 1\n',
            schema: z.strictObject({ a: z.int() }),
            rules: () => [],
        });
        expect(loaded).toMatchObject({ ok: true, value: { a: 1 }, warnings: [] });
    });
});
