import { createHash } from 'node:crypto';

/** 16 hexadecimal digits that follow from the parts, and from where one ends and the next begins. */
export const digest = (...parts: readonly (string | number)[]): string => textDigest(JSON.stringify(parts));

/** 16 hexadecimal digits that follow from a text. */
export const textDigest = (text: string): string =>
  createHash('sha256').update(text).digest('hex').slice(0, 16);
