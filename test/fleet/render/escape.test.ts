import fc from 'fast-check';
import { XMLParser } from 'fast-xml-parser';
import { describe, expect, it } from 'vitest';
import { commentLine, groovy, hcl, shell, withoutReferences, xml } from '../../../fleet/render/escape.ts';
import { hostileText } from '../../arbitraries/hostile-text.ts';
import { unicodeText } from '../../arbitraries/unicode-text.ts';

/** What configuration as code makes of a text: `${name}` is looked up, `^${` is `${`. */
const resolved = (text: string) =>
  text.replace(/\^\$\{|\$\{[^}]*\}/g, found => (found.startsWith('^') ? '${' : '!'));

describe('values in their formats', () => {
  it('stay within one line of ASCII where a string ends with its line', () => {
    fc.assert(
      fc.property(hostileText, text => {
        expect(groovy(text)).toMatch(/^'(?:[^'\\\n\r]|\\.)*'$/);
        expect(hcl(text)).toMatch(/^"(?:[^"\\\n\r]|\\.)*"$/);
      }),
    );
  });

  it('begin no template in HCL', () => {
    fc.assert(
      fc.property(hostileText, text => {
        expect(hcl(text).replace(/\$\$\{|%%\{/g, '')).not.toMatch(/[$%]\{/);
      }),
    );
  });

  it('are one word of a shell: outside single quotes stands nothing but escaped quotes', () => {
    fc.assert(
      fc.property(hostileText, text => {
        const parts = /^(?:'[^']*'|\\')+$/.test(shell(text)) ? shell(text).match(/'[^']*'|\\'/g) : [];
        const read = (parts ?? []).map(part => (part === "\\'" ? "'" : part.slice(1, -1))).join('');
        expect(read).toBe(text);
      }),
    );
  });

  it('come back from an XML reader, as text and as attribute', () => {
    const reader = new XMLParser({
      ignoreAttributes: false,
      trimValues: false,
      parseTagValue: false,
      processEntities: true,
      htmlEntities: true,
    });
    fc.assert(
      fc.property(hostileText, text => {
        const read = reader.parse(`<a b="${xml(text)}">${xml(text)}</a>`);
        expect(read.a?.['@_b']).toBe(text);
        expect(read.a?.['#text'] ?? '').toBe(text);
      }),
    );
  });

  it('refer to no secret in configuration as code', () => {
    fc.assert(
      fc.property(hostileText, text => {
        expect(resolved(withoutReferences(text))).toBe(text);
      }),
    );
  });

  it('never leave the line of a comment', () => {
    fc.assert(
      fc.property(unicodeText(), text => {
        // biome-ignore lint/suspicious/noControlCharactersInRegex: what ends a line
        expect(commentLine(text)).not.toMatch(/[\u0000-\u001f\u0085\u2028\u2029]/);
      }),
    );
  });

  it('are refused where the format cannot hold them', () => {
    expect(() => shell('a\0b')).toThrow('NUL');
    expect(() => xml('\u0007')).toThrow('control');
    expect(() => xml('\ud800')).toThrow('halves');
  });
});
