import { deflateRawSync, inflateRawSync } from 'node:zlib';
import { StoreFailed } from '../bot-store.ts';

/** How much of a text goes into one item of DynamoDB, which holds 400 KB with all its attributes. */
const PART = 380_000;
/** A transaction moves 4 MB; beside the record it has lines of the audit trail. */
const PARTS = 8;
/** What a text may take before it is packed. */
const UNPACKED = 64 * 1024 * 1024;

/**
 * A text as pieces that items of DynamoDB can hold, nearly always one. It is packed whatever its size, since DynamoDB counts
 * kilobytes: a record takes a sixth of the units.
 * @param name - which text, for the message
 * @throws StoreFailed when it is too large
 */
export function packed(text: string, name: string): readonly Uint8Array[] {
  if (Buffer.byteLength(text) > UNPACKED) throw new StoreFailed(`${name} cannot be kept: it is too large`);
  const bytes = deflateRawSync(text);
  const pieces = Array.from({ length: Math.ceil(bytes.length / PART) }, (_, index) =>
    bytes.subarray(index * PART, (index + 1) * PART),
  );
  if (pieces.length > PARTS)
    throw new StoreFailed(
      `${name} cannot be kept: it takes ${bytes.length} bytes, and at most ${PART * PARTS} go into the table`,
    );
  return pieces;
}

/** The text that was packed. @throws StoreFailed when that cannot be */
export function unpacked(pieces: readonly Uint8Array[], name: string): string {
  try {
    return inflateRawSync(Buffer.concat(pieces), { maxOutputLength: UNPACKED }).toString('utf8');
  } catch {
    throw new StoreFailed(`${name} cannot be read: its text is damaged`);
  }
}
