import fc from 'fast-check';
import { expect, it } from 'vitest';
import { safeAddress } from '../../../bot/status/markdown.ts';
import { clipped, code, neutral } from '../../../bot/status/neutral.ts';
import { hostile } from './records.ts';
import { checkHarmless, nodesOf } from './seen-markdown.ts';

/** What a reader sees of Markdown, without marks that have no width. */
const seen = (markdown: string): string =>
  nodesOf(markdown)
    .map(node => (node.type === 'text' || node.type === 'inlineCode' ? node.value : ''))
    .join('')
    .replaceAll('\u200b', '');

it.each([
  ['in a paragraph', (text: string) => text],
  ['behind a word', (text: string) => `said: ${text}.`],
  ['in a list', (text: string) => `- ${text}`],
  ['in a cell', (text: string) => `| a | b |\n| --- | --- |\n| ${text} | c |`],
  ['in a folded part', (text: string) => `<details><summary>${text}</summary>\n\n${text}\n\n</details>`],
])('text from outside does nothing %s', (_, put) => {
  fc.assert(
    fc.property(hostile, text => checkHarmless(put(neutral(text)))),
    { numRuns: 40 },
  );
});

it('names from outside do nothing in the letters of code', () => {
  fc.assert(
    fc.property(hostile, text => checkHarmless(`| a | b |\n| --- | --- |\n| ${code(text)} | c |`)),
    { numRuns: 40 },
  );
});

it('a reader sees the text as it is, but for blanks and what is not printable', () => {
  const plain = fc.string({ unit: 'grapheme-ascii', maxLength: 30 });
  fc.assert(
    fc.property(plain, text => {
      const shown = text.replaceAll(/\s+/g, ' ').trim();
      expect(seen(`x ${neutral(text)} x`)).toBe(`x ${shown} x`);
      expect(seen(`x ${code(text)} x`)).toBe(`x ${shown} x`);
    }),
  );
});

it('an address stays in its brackets, or is none', () => {
  fc.assert(
    fc.property(
      fc.oneof(
        hostile,
        fc.webUrl({ withFragments: true, withQueryParameters: true }),
        hostile.map(each => `https://a.example/${each}`),
      ),
      text => {
        const address = safeAddress(text);
        if (address === undefined) return;
        expect(address).toMatch(/^https?:\/\/[^\s<>()[\]|\\`@]+$/);
        expect(nodesOf(`[x](${address})`).filter(({ type }) => type === 'link')).toHaveLength(1);
      },
    ),
  );
  expect(safeAddress('javascript:alert(1)')).toBeUndefined();
  expect(safeAddress('https://user:secret@ci.example/')).toBeUndefined();
});

it('no character is cut in two', () => {
  expect(clipped('ab🙂', 4)).toBe('ab🙂');
  expect(clipped('ab🙂c', 4)).toBe('ab…');
});
