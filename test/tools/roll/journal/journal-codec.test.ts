import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { z } from 'zod';
import { JournalFailed } from '../../../../tools/adapters/journal-store/journal-store.ts';
import type { entrySchema } from '../../../../tools/roll/journal/entry-schema.ts';
import { journalCodec, type WrittenLine } from '../../../../tools/roll/journal/journal-codec.ts';
import type { Entry } from '../../../../tools/roll/run/entry.ts';
import { anyEntry } from './arbitrary-entries.ts';
import { instants } from './arbitrary-work.ts';
import type { Same } from './same-type.ts';

const ROLL = '20261121T200000Z-4f2a';

const lines: fc.Arbitrary<WrittenLine> = fc.record({
  number: fc.integer({ min: 1, max: 1_000_000 }),
  at: instants,
  writer: fc.constant('9f2c41d0'),
  entry: anyEntry,
});

const decode = (text: string, number = 7) => journalCodec.decode(text, { roll: ROLL, number });
const encode = (entry: Entry) => journalCodec.encode(ROLL, { number: 7, at: 0, writer: 'a', entry });
const order = encode({ kind: 'order', order: 'pause', by: 'operator', why: undefined });

describe('the codec of journals', () => {
  it('has exactly the fields and words of the types', () => {
    // The compiler says so; other types must not be taken for the same.
    const same: Same<z.output<typeof entrySchema>, Entry> = true;
    const more: Same<z.output<typeof entrySchema>, Entry | { readonly kind: 'more' }> = false;
    const optional: Same<{ a?: string }, { a: string | undefined }> = false;
    expect([same, more, optional]).toEqual([true, false, false]);
  });

  it('gives back every entry as it was', () => {
    fc.assert(
      fc.property(lines, line => {
        const text = journalCodec.encode(ROLL, line);
        expect(text).not.toContain('\n');
        const { number } = line;
        expect(journalCodec.decode(text, { roll: ROLL, number })).toStrictEqual(structuredClone(line));
      }),
      { numRuns: 300 },
    );
  });

  it('says that a newer version wrote what it does not know', () => {
    const news = [
      { ...JSON.parse(order), entry: { kind: 'teleport' } },
      { ...JSON.parse(order), entry: { ...JSON.parse(order).entry, order: 'hurry' } },
      { ...JSON.parse(order), entry: { ...JSON.parse(order).entry, until: 1 } },
      { ...JSON.parse(encode({ kind: 'intent', act: { kind: 'quiet' }, machine: undefined })) },
    ];
    news[3].entry.act.kind = 'whisper';
    for (const each of news)
      expect(() => decode(JSON.stringify(each))).toThrow(
        /^line 7 of the journal of 20261121T200000Z-4f2a says .*\n {2}fix: a newer version of fleet/,
      );
  });

  it('says what is damaged', () => {
    const { by: _, ...withoutBy } = JSON.parse(order).entry;
    const { why: __, ...withoutWhy } = JSON.parse(order).entry;
    for (const text of [
      '',
      '{',
      'null',
      '[]',
      order.slice(0, -1),
      JSON.stringify({ ...JSON.parse(order), at: 'now' }),
      JSON.stringify({ ...JSON.parse(order), entry: withoutBy }),
      JSON.stringify({ ...JSON.parse(order), entry: withoutWhy }),
    ])
      expect(() => decode(text)).toThrow(/^line 7 of the journal of .* is damaged: /);
    expect(() => decode(order, 8)).toThrow('line 8');
  });

  it('cuts reasons that are too long, and refuses such names', () => {
    const why = 'x'.repeat(30_000);
    const { entry } = decode(encode({ kind: 'stopping', why }));
    expect(entry).toEqual({ kind: 'stopping', why: `${'x'.repeat(19_999)}…` });
    expect(() => encode({ kind: 'went-on', by: why, closes: undefined })).toThrow(JournalFailed);
  });

  it('keeps values of parameters whole', () => {
    const value = 'x'.repeat(30_000);
    const work = {
      item: 1,
      job: 'job/a/',
      kind: 'freestyle' as const,
      number: undefined,
      since: 0,
      parameters: [{ name: 'A', value }],
      causes: [],
      commit: undefined,
    };
    const entry: Entry = {
      kind: 'intent',
      act: { kind: 'start-again', work, how: 'parameters' },
      machine: undefined,
    };
    expect(decode(encode(entry)).entry).toEqual(entry);
  });
});
