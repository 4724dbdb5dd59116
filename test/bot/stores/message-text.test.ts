import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { StoreFailed } from '../../../bot/stores/bot-store.ts';
import { deliveryOf, textOf } from '../../../bot/stores/sqs/message-text.ts';
import { deliveries } from '../../arbitraries/deliveries.ts';
import { delivery } from '../../contracts/event-queue-contract.ts';

/** What SQS takes, in bytes, with a few attributes. */
const SQS = 256 * 1024;

const withComment = (body: string) => ({
  ...delivery('a'),
  event: {
    kind: 'comment' as const,
    change: 'created' as const,
    pull: { repository: { id: 1, name: 'a/b' }, number: 2 },
    comment: { id: 3, body, author: { id: 7, login: 'x' }, byBot: false, at: 4, url: 'https://example.org' },
    by: { id: 7, login: 'x' },
  },
});

describe('a message', () => {
  it('is read as the delivery that it was', () => {
    fc.assert(
      fc.property(deliveries, each => {
        expect(deliveryOf(textOf(each), each.id)).toEqual(each);
      }),
    );
  });

  it('takes the longest comment, however much room its characters need', () => {
    for (const character of ['x', 'ü', '\u4e2d', '\ud83d\ude00', '\u0001', '\ud800', '\uffff']) {
      const long = withComment(character.repeat(65_536));
      const text = textOf(long);
      expect(Buffer.byteLength(text)).toBeLessThan(SQS - 8_000);
      expect(deliveryOf(text, 'a')).toEqual(long);
    }
    const chinese = Array.from({ length: 65_536 }, (_, index) =>
      String.fromCodePoint(0x4e00 + ((index * 7_919) % 20_000)),
    );
    expect(Buffer.byteLength(textOf(withComment(chinese.join(''))))).toBeLessThan(SQS - 8_000);
  });

  it('is refused when SQS would refuse it, or when it is damaged', () => {
    const large = withComment(randomBytes(400_000).toString('base64'));
    expect(() => textOf(large)).toThrow(/delivery a cannot be queued: it takes \d+ bytes/);
    const packed = textOf(withComment('ü'.repeat(150_000)));
    expect(packed).toMatch(/^deflated:/);
    for (const damaged of ['', 'x', '{', 'deflated:', packed.slice(0, -40), packed.replace('deflated:', '')])
      expect(() => deliveryOf(damaged, 'a')).toThrow(StoreFailed);
  });
});
