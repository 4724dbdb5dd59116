import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { escapeHtml, Html, html } from '../../../tools/page/escape-html.ts';
import { printable } from '../../../tools/report/printable.ts';
import { unicodeCharacter } from '../../arbitraries/unicode-text.ts';

const ENTITIES: Readonly<Record<string, string>> = {
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&#39;': "'",
  '&#96;': '`',
  '&amp;': '&',
};
const unescapeHtml = (text: string) => text.replaceAll(/&[a-z#0-9]+;/g, entity => ENTITIES[entity] ?? entity);

const HOSTILE = fc.string({ unit: fc.oneof(unicodeCharacter, fc.constantFrom(...'&<>"\'`;#')) });

describe('escapeHtml', () => {
  it('leaves nothing that HTML would obey', () => {
    fc.assert(
      fc.property(HOSTILE, text => {
        expect(escapeHtml(text)).not.toMatch(/[<>"'`]|&(?!(?:lt|gt|quot|amp|#39|#96);)/);
      }),
    );
  });

  it('loses nothing that can be shown', () => {
    fc.assert(
      fc.property(HOSTILE, text => {
        expect(unescapeHtml(escapeHtml(text))).toBe(printable(text));
      }),
    );
  });

  it.each([
    ['a\u202eb', 'a\ufffdb'],
    ['\u001b[31mred', '\ufffd[31mred'],
    ['\ud800', '\ufffd'],
    ['Ünïcödé 中 😀', 'Ünïcödé 中 😀'],
  ])('shows %j as %j', (text, shown) => {
    expect(escapeHtml(text)).toBe(shown);
  });
});

describe('html', () => {
  it('escapes texts, keeps HTML, joins lists and leaves nothing for undefined', () => {
    const items = ['<a>', 'b'].map(item => html`<li>${item}</li>`);
    expect(html`<ul class="${'"x"'}">${items}</ul>${undefined}${7}`.text).toBe(
      '<ul class="&quot;x&quot;"><li>&lt;a&gt;</li><li>b</li></ul>7',
    );
  });

  it('takes no style or script that could end its element', () => {
    expect(() => Html.rawText('a < b </STYLE>')).toThrow(/must not hold/);
    expect(() => Html.rawText('<!--')).toThrow(/must not hold/);
    expect(Html.rawText('a < b && c > d').text).toBe('a < b && c > d');
  });
});
