import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { plainValue } from '../../../fleet/load/tree.ts';
import { zodFindings } from '../../../fleet/load/zod-findings.ts';
import { pathText } from '../../../fleet/problem.ts';
import { rootOf } from './parsed.ts';
const pool = z.strictObject({
    labels: z
        .array(z.string())
        .min(1)
        .meta({ examples: [['CPU']] }),
    hosts: z.int().min(1).max(9).optional(),
    version: z.string().optional(),
    idle: z
        .string()
        .regex(/^\d+m$/, { error: 'a duration is minutes such as `1m`' })
        .meta({ examples: ['5m'] })
        .optional(),
    connect: z.enum(['ssh', 'inbound']).default('ssh'),
    uses: z.union([z.int().min(1), z.literal('unlimited')]).optional(),
    store: z
        .union([z.strictObject({ efs: z.string() }), z.strictObject({ s3: z.int(), keep: z.int() })])
        .optional(),
    root: z
        .string()
        .transform((text, context) => {
        context.issues.push({
            code: 'custom',
            message: 'must be whole GiB',
            input: text,
            params: { fix: 'write `9GiB`', rule: 'whole' },
        });
        return z.NEVER;
    })
        .optional(),
});
const schema = z.strictObject({
    pools: z.record(z
        .string()
        .regex(/^[a-z]+$/, { error: 'a name is lower-case' })
        .meta({ examples: ['cpu'] }), pool),
});
/** Findings of one pool named `cpu`, from what stands between its braces. */
function findingsOf(text, name = 'cpu') {
    const root = rootOf(`pools:\n  ${name}: {${text}}\n`);
    const result = schema.safeParse(plainValue(root));
    return result.success ? [] : zodFindings(result.error.issues, schema, root);
}
describe('a finding', () => {
    it.each([
        ['labels: [a], hosts: 0', 'hosts', 'too-small', '`hosts` is at least 1', '0', undefined],
        ['labels: [a], hosts: 10', 'hosts', 'too-big', '`hosts` is at most 9', '10', undefined],
        ['labels: [a], hosts: 1.5', 'hosts', 'wrong-type', '`hosts` is a whole number', '1.5', undefined],
        [
            'labels: []',
            'labels',
            'too-small',
            '`labels` has at least 1 entry',
            '[]',
            'write for example `labels: [CPU]`',
        ],
        ['labels: CPU', 'labels', 'wrong-type', '`labels` is a list', 'CPU', 'write for example `labels: [CPU]`'],
        ['labels: [a, {b: [c]}]', 'labels[1]', 'wrong-type', '`labels[1]` is text', '{b: [c]}', undefined],
        [
            'labels: [a], version: 2.10',
            'version',
            'wrong-type',
            '`version` is text',
            '2.10',
            'put it in quotes, because it is text: `"2.10"`',
        ],
        ['labels: [a], idle: 5', 'idle', 'wrong-type', '`idle` is text', '5', 'write for example `idle: 5m`'],
        [
            'labels: [a], idle: 5s',
            'idle',
            'wrong-form',
            '`idle`: a duration is minutes such as `1m`',
            '5s',
            'write for example `idle: 5m`',
        ],
        [
            'labels: [a], connect: inbuond',
            'connect',
            'wrong-value',
            '`connect` is one of `ssh`, `inbound`',
            'inbuond',
            'did you mean `inbound`?',
        ],
        [
            'labels: [a], connect: "5"',
            'connect',
            'wrong-value',
            '`connect` is one of `ssh`, `inbound`',
            '"5"',
            'write for example `connect: ssh`',
        ],
        [
            'labels: [a], uses: unlimit',
            'uses',
            'wrong-value',
            '`uses` is a number, or is `unlimited`',
            'unlimit',
            'did you mean `unlimited`?',
        ],
        [
            'labels: [a], uses: 0',
            'uses',
            'too-small',
            '`uses` is at least 1',
            '0',
            'write for example `uses: unlimited`',
        ],
        ['labels: [a], root: 5MiB', 'root', 'whole', '`root` must be whole GiB', '5MiB', 'write `9GiB`'],
        ['labels: [a], hosts: ', 'hosts', 'wrong-type', '`hosts` is a number', 'nothing', undefined],
        ['', 'labels', 'missing-key', '`labels` is missing', undefined, 'add for example `labels: [CPU]`'],
        [
            'labels: [a], foo: 1',
            'foo',
            'unknown-key',
            '`foo` is no key of `cpu`',
            'foo: 1',
            'remove it; known are `labels`, `hosts`, `version`, `idle`, `connect`, `uses`, `store`, `root`',
        ],
        [
            'labels: [a], host: 1',
            'host',
            'unknown-key',
            '`host` is no key of `cpu`',
            'host: 1',
            'did you mean `hosts`?',
        ],
        [
            'labels: [a], hosts: 1, host: 1',
            'host',
            'unknown-key',
            '`host` is no key of `cpu`',
            'host: 1',
            'remove it; `hosts` is there already',
        ],
        [
            'labels: [a], hosts:1',
            'hosts:1',
            'unknown-key',
            '`hosts:1` is no key of `cpu`',
            'hosts:1',
            'write `hosts: 1`, with a space after the colon',
        ],
    ])('of {%s} says what, why, what was got and how to mend it', (text, path, rule, message, got, fix) => {
        const findings = findingsOf(text);
        expect(findings).toHaveLength(1);
        expect(findings[0]).toMatchObject({ severity: 'error', rule, message });
        expect(pathText(findings[0]?.path.slice(2) ?? [])).toBe(path.includes(':') ? `["${path}"]` : path);
        expect(findings[0]?.got).toBe(got);
        if (fix !== undefined)
            expect(findings[0]?.fix).toBe(fix);
    });
    it('of a bad name is about the key', () => {
        expect(findingsOf('labels: [a]', 'CPU')).toEqual([
            {
                severity: 'error',
                rule: 'wrong-key',
                path: ['pools', 'CPU'],
                message: '`CPU`: a name is lower-case',
                got: 'CPU',
                fix: 'write for example `cpu`',
            },
        ]);
    });
    it('of a union is that of the branch that was meant', () => {
        expect(findingsOf('labels: [a], store: {s3: x, keep: 1}')).toMatchObject([
            { path: ['pools', 'cpu', 'store', 's3'], rule: 'wrong-type' },
        ]);
        expect(findingsOf('labels: [a], store: {s3: 1, kep: 1}')).toMatchObject([
            { path: ['pools', 'cpu', 'store', 'kep'], fix: 'did you mean `keep`?' },
        ]);
        expect(findingsOf('labels: [a], store: 5')).toMatchObject([
            { path: ['pools', 'cpu', 'store'], message: '`store` is a map' },
        ]);
    });
});
describe('findings', () => {
    it('tell a misspelt key once, not also as a missing one', () => {
        expect(findingsOf('lables: [a]')).toMatchObject([{ rule: 'unknown-key', fix: 'did you mean `labels`?' }]);
    });
    it('tell all there is at once', () => {
        const rules = findingsOf('foo: 1, hosts: 0, connect: x, uses: {}').map(finding => finding.rule);
        expect(rules.toSorted()).toEqual([
            'missing-key',
            'too-small',
            'unknown-key',
            'wrong-value',
            'wrong-value',
        ]);
    });
});
