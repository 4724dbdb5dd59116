import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { partBytes, partDigest, recordBytes } from '../../../bot/core/part-json.ts';
import { pullRecords } from '../../arbitraries/pull-records.ts';

describe('the JSON of a record and its parts', () => {
  it('is as long as it is said to be, whatever was looked at before', () => {
    const bytes = (value: object) => Buffer.byteLength(JSON.stringify(value));
    fc.assert(
      fc.property(pullRecords, pullRecords, (one, other) => {
        const both = { ...other, runs: [...one.runs, ...other.runs], pull: one.pull };
        for (const record of [one, other, both]) {
          expect(recordBytes(record)).toBe(bytes(record));
          for (const run of record.runs) expect(partBytes(run)).toBe(bytes(run));
        }
      }),
    );
  });

  it('has one digest for equal parts, and others for others', () => {
    fc.assert(
      fc.property(pullRecords, ({ runs }) => {
        for (const run of runs) {
          expect(partDigest({ ...run })).toBe(partDigest(run));
          expect(partDigest({ ...run, id: `${run.id}x` })).not.toBe(partDigest(run));
        }
      }),
    );
  });
});
