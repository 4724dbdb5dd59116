import { deflateRawSync, inflateRawSync } from 'node:zlib';
import type { Delivery } from '../../model/bot-event.ts';
import { StoreFailed } from '../bot-store.ts';
import { deliveryFormat } from '../codec/delivery-codec.ts';

/** SQS takes 256 KB, attributes included; in bytes. */
const LARGEST = 240_000;
/** What an unpacked message may take. GitHub sends no larger payload. */
const UNPACKED = 25 * 1024 * 1024;
/** Before the text of a packed one; JSON begins with a brace. */
const PACKED = 'deflated:';

/** A delivery as the text of a message, packed if need be. @throws StoreFailed when it is too large even so */
export function textOf(delivery: Delivery): string {
  const text = deliveryFormat.textOf(delivery, delivery.id);
  if (Buffer.byteLength(text) <= LARGEST) return text;
  const packed = PACKED + deflateRawSync(text, { level: 9 }).toString('base64');
  if (packed.length <= LARGEST) return packed;
  throw new StoreFailed(
    `delivery ${delivery.id} cannot be queued: it takes ${packed.length} bytes, and a message at most ${LARGEST}`,
  );
}

/** The delivery in a message's text. @throws StoreFailed when it cannot be read */
export function deliveryOf(text: string, id: string): Delivery {
  return deliveryFormat.read(text.startsWith(PACKED) ? unpacked(text.slice(PACKED.length), id) : text, id);
}

function unpacked(base64: string, id: string): string {
  try {
    return inflateRawSync(Buffer.from(base64, 'base64'), { maxOutputLength: UNPACKED }).toString('utf8');
  } catch {
    throw new StoreFailed(`delivery ${id} cannot be read: its text is damaged`);
  }
}
