// biome-ignore-all lint/suspicious/noTemplateCurlyInString: what Groovy interpolates
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { tokensOf } from '../../../tools/jenkinsfile/lexer/lexer.ts';
import { FIXTURES } from './fixtures.ts';
import { groovyScraps } from './groovy-arbitrary.ts';

/** Tokens that are seen, as `kind:value` or `kind:text`. */
function seen(text: string): readonly string[] {
  return tokensOf(text)
    .filter(({ kind }) => kind !== 'blank' && kind !== 'newline')
    .map(({ kind, text: written, value }) => {
      const isText = kind === 'string' || kind === 'head' || kind === 'middle' || kind === 'tail';
      return `${kind}:${isText ? value : written}`;
    });
}

describe('the lexer', () => {
  it.each([
    ["'a\\'b'", ["string:a'b"]],
    ['"a\\"b"', ['string:a"b']],
    ["'''a\n'b'\n'''", ["string:a\n'b'\n"]],
    ["'\\u0041\\t'", ['string:A\t']],
    ["'a\\\nb'", ['string:ab']],
    ["'no ${x}'", ['string:no ${x}']],
    ['"\\${x}"', ['string:${x}']],
    ['"a$"', ['string:a$']],
    ['"a${b}c"', ['head:a', 'name:b', 'tail:c']],
    ['"$a.b.c!"', ['head:', 'name:a', 'operator:.', 'name:b', 'operator:.', 'name:c', 'tail:!']],
    ['"$a. $b"', ['head:', 'name:a', 'middle:. ', 'name:b', 'tail:']],
    [
      '"${{ -> "x${1}" }}"',
      ['head:', 'operator:{', 'operator:->', 'head:x', 'number:1', 'tail:', 'operator:}', 'tail:'],
    ],
    ['a / b / c', ['name:a', 'operator:/', 'name:b', 'operator:/', 'name:c']],
    ['x = /a\\/b "c"/', ['name:x', 'operator:=', 'string:a/b "c"']],
    [
      '(1) / 2 /* 3 */ / 4',
      [
        'operator:(',
        'number:1',
        'operator:)',
        'operator:/',
        'number:2',
        'comment:/* 3 */',
        'operator:/',
        'number:4',
      ],
    ],
    ['x = $/a$$ / $b/c/$', ['name:x', 'operator:=', 'head:a$ / ', 'name:b', 'tail:/c']],
    ['1..3', ['number:1', 'operator:..', 'number:3']],
    ['3.times', ['number:3', 'operator:.', 'name:times']],
    ['a?.b ?: c*.d', ['name:a', 'operator:?.', 'name:b', 'operator:?:', 'name:c', 'operator:*.', 'name:d']],
    [
      'List<List<String>> x',
      [
        'name:List',
        'operator:<',
        'name:List',
        'operator:<',
        'name:String',
        'operator:>',
        'operator:>',
        'name:x',
      ],
    ],
    ['#!/bin/x\n#!y', ['comment:#!/bin/x', 'error:#', 'operator:!', 'name:y']],
    ["'open\nx", ["error:'open", 'name:x']],
    ['"open ${x\n} more\ny', ['head:open ', 'name:x', 'error:} more', 'name:y']],
    ['/* open', ['error:/* open']],
    ["'''open\nx", ["error:'''open\nx"]],
  ])('reads %j', (text, tokens) => {
    expect(seen(text)).toEqual(tokens);
  });

  it('leaves nothing out, and says exactly where each token stands', () => {
    fc.assert(
      fc.property(groovyScraps, text => {
        const tokens = tokensOf(text);
        expect(tokens.map(token => token.text).join('')).toBe(text);
        for (const { offset, line, column, text: written } of tokens) {
          expect(written).not.toBe('');
          expect(text.slice(offset, offset + written.length)).toBe(written);
          const lines = text.slice(0, offset).split(/\r\n?|\n/);
          expect([line, column]).toEqual([lines.length, (lines.at(-1) ?? '').length + 1]);
        }
      }),
    );
  });

  it.each([...FIXTURES])('finds no error in %s', (_, text) => {
    expect(tokensOf(text).filter(({ kind }) => kind === 'error')).toEqual([]);
  });
});
