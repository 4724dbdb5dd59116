import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isDeeper } from '../../../bot/events/json-depth.ts';

const depthOf = (value: unknown): number =>
  typeof value === 'object' && value !== null ? 1 + Math.max(0, ...Object.values(value).map(depthOf)) : 0;

describe('the depth of a JSON text', () => {
  it('is that of its value', () => {
    fc.assert(
      fc.property(
        fc.json({ maxDepth: 6, stringUnit: fc.constantFrom('"', '\\', '[', '{', ']', '}', 'ü', 'a') }),
        text => {
          const depth = depthOf(JSON.parse(text));
          const bytes = Buffer.from(text);
          expect(isDeeper(bytes, depth)).toBe(false);
          if (depth > 0) expect(isDeeper(bytes, depth - 1)).toBe(true);
        },
      ),
    );
  });

  it('is seen before the end of the text, and of what is no JSON', () => {
    expect(isDeeper(Buffer.from('['.repeat(100_000)), 32)).toBe(true);
    expect(isDeeper(Buffer.from('"'.repeat(3)), 0)).toBe(false);
    expect(isDeeper(Buffer.from('"\\'), 0)).toBe(false);
    expect(isDeeper(new Uint8Array(), 0)).toBe(false);
  });
});
