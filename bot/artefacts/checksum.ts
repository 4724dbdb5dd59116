import { createHash } from 'node:crypto';

/** A SHA-256 checksum, in 64 hexadecimal digits, of bytes or of a text in UTF-8. */
export const checksum = (of: Uint8Array | string): string => createHash('sha256').update(of).digest('hex');
