// biome-ignore-all lint/suspicious/noTemplateCurlyInString: what other languages interpolate
import { describe, expect, it } from 'vitest';
import { templateOf } from '../../../fleet/render/template.ts';
describe('a template', () => {
    it('escapes each value for the format that it names', () => {
        const render = templateOf('{{#each names}}name = {{hcl this}}\n{{/each}}echo {{shell @root.text}}\n', 'a.hbs');
        expect(render({ names: ['a"b', '${c}'], text: "it's" })).toBe('name = "a\\"b"\nname = "$${c}"\necho \'it\'\\\'\'s\'\n');
    });
    it('is refused when a value names no escape', () => {
        for (const text of [
            '{{name}}',
            '{{{name}}}',
            'x\n{{#if a}}{{name}}{{/if}}',
            '{{lookup a b}}',
            '{{hcl a b}}',
        ])
            expect(() => templateOf(text, 'a.hbs'), text).toThrow(/^a\.hbs:\d+: a value names the escape/);
    });
    it('is refused when a value is missing', () => {
        expect(() => templateOf('{{hcl name}}', 'a.hbs')({})).toThrow('`{{hcl …}}` in line 1');
    });
});
