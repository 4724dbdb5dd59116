import { describe, expect, it } from 'vitest';
import { QUIRKS } from '../../../tools/emulator/quirks.ts';
import { WORKING_TYPES } from '../../../tools/emulator/working-types.ts';

describe('the table of quirks', () => {
  it('says one thing only of each type: that it works, that it needs help, or that it is left out', () => {
    const omitted = QUIRKS.filter(({ treatment }) => treatment.kind === 'omit').map(({ type }) => type);
    const helped = QUIRKS.filter(({ treatment }) => treatment.kind !== 'omit').map(({ type }) => type);
    expect(new Set(omitted).size).toBe(omitted.length);
    expect(new Set([...omitted, ...helped, ...WORKING_TYPES]).size).toBe(
      omitted.length + new Set(helped).size + WORKING_TYPES.size,
    );
  });

  it('gives a reason for each row', () => {
    for (const { because, type } of QUIRKS) {
      expect(type).toMatch(/^aws_[a-z0-9_]+$/);
      expect(because).toMatch(/\S+ \S+/);
    }
  });
});
