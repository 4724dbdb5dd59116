import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { StoreFailed } from '../../../bot/stores/bot-store.ts';
import { auditFormat } from '../../../bot/stores/codec/audit-codec.ts';
import { deliveryFormat } from '../../../bot/stores/codec/delivery-codec.ts';
import { recordFormat } from '../../../bot/stores/codec/record-codec.ts';
import { deliveries } from '../../arbitraries/deliveries.ts';
import { auditEntries, pullRecords } from '../../arbitraries/pull-records.ts';
import { pullRecord } from '../pull-record-sample.ts';

const upsideDown = <T extends object>(value: T): T =>
  // The same properties, of the same types.
  Object.fromEntries(Object.entries(value).reverse()) as T;

/** What SQS lets a message hold. */
const isAllowed = (text: string) =>
  /^[\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]*$/u.test(text);

describe('what the bot keeps', () => {
  it('is read back as it was written', () => {
    fc.assert(
      fc.property(pullRecords, record => {
        expect(recordFormat.read(recordFormat.textOf(record, 'x'), 'x')).toEqual(record);
      }),
    );
    fc.assert(
      fc.property(deliveries, delivery => {
        expect(deliveryFormat.read(deliveryFormat.textOf(delivery, 'x'), 'x')).toEqual(delivery);
      }),
    );
    fc.assert(
      fc.property(fc.array(auditEntries), lines => {
        expect(auditFormat.read(auditFormat.textOf(lines, 'x'), 'x')).toEqual(lines);
      }),
    );
  });

  it('is a text that every store takes', () => {
    fc.assert(fc.property(deliveries, delivery => isAllowed(deliveryFormat.textOf(delivery, 'x'))));
  });

  it('has one text, in whatever order its properties were made', () => {
    fc.assert(
      fc.property(pullRecords, record => {
        const text = recordFormat.textOf(record, 'x');
        expect(recordFormat.textOf(upsideDown({ ...record, pull: upsideDown(record.pull) }), 'x')).toBe(text);
        expect(recordFormat.textOf(recordFormat.read(text, 'x'), 'x')).toBe(text);
      }),
    );
  });

  it('is refused when a piece of it is damaged, by name and without a word of it', () => {
    const text = recordFormat.textOf(pullRecord({ handled: ['hush'] }), 'x');
    const read = (other: string) => () => recordFormat.read(other, '1300192#42');
    for (let length = 0; length < text.length; length += 7)
      expect(read(text.slice(0, length))).toThrow(StoreFailed);
    expect(read(text.slice(0, -9))).toThrow(/record 1300192#42 cannot be read: its text is damaged/);
    expect(read(text.replace('"handled":[', '"handled":[7,'))).toThrow(
      /1300192#42.*is\.?handled\.0|handled\.0/,
    );
    expect(read(text.replace('"hush"', '7'))).not.toThrow(/hush/);
    expect(read(text.replace('"format":1', '"format":2'))).toThrow(
      /its format is 2, and this bot knows 1 only/,
    );
  });

  it('is refused when it could not be read back', () => {
    const without = pullRecord({ headSince: Number.NaN });
    expect(() => recordFormat.textOf(without, '1300192#42')).toThrow(/1300192#42 cannot be kept: headSince/);
  });
});
