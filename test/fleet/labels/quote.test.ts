import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseLabelExpression } from '../../../fleet/labels/parser.ts';
import { isLabelAtom, labelText, quoteLabel } from '../../../fleet/labels/quote.ts';
import { unicodeText } from '../../arbitraries/unicode-text.ts';
import { expressionText } from './arbitraries.ts';

const anyLabel = fc.oneof(expressionText, unicodeText());

describe('isLabelAtom', () => {
  it('agrees with the parser', () => {
    fc.assert(
      fc.property(anyLabel, label => {
        const parsed = parseLabelExpression(label);
        const itself = parsed.ok && parsed.expression.kind === 'atom' && parsed.expression.name === label;
        expect(isLabelAtom(label)).toBe(itself);
      }),
      { numRuns: 500 },
    );
  });

  it.each([
    ['GPU', true],
    ['c6a.8xlarge', true],
    ['device:iphone15', true],
    ['a-', true],
    ['--', true],
    ['a->b', false],
    ['a b', false],
    ["it's", false],
    ['', false],
  ])('%j: %s', (label, is) => {
    expect(isLabelAtom(label)).toBe(is);
  });
});

describe.each([
  ['quoteLabel', quoteLabel],
  ['labelText', labelText],
])('%s', (_, write) => {
  it('writes every label there can be so that it reads as itself', () => {
    fc.assert(
      fc.property(anyLabel, name => {
        expect(parseLabelExpression(write(name))).toEqual({ ok: true, expression: { kind: 'atom', name } });
      }),
      { numRuns: 500 },
    );
  });
});

it('quotes no more than a reader needs', () => {
  expect(['GPU', 'a b', 'a\nb', ''].map(labelText)).toEqual(['GPU', '"a b"', '"a\\nb"', '""']);
});
