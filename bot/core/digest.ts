import { createHash } from 'node:crypto';

/** 16 hexadecimal digits that follow from the parts, and from where one ends and the next begins. */
export const digest = (...parts: readonly (string | number)[]): string =>
  createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 16);
