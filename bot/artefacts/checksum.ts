import { createHash } from 'node:crypto';

/** A SHA-256 checksum, in 64 hexadecimal digits. */
export const checksum = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
