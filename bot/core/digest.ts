import { hash } from 'node:crypto';

/** 16 hexadecimal digits that follow from the parts, and from where one ends and the next begins. */
export const digest = (...parts: readonly (string | number)[]): string => textDigest(JSON.stringify(parts));

/** 16 hexadecimal digits that follow from a text. */
export const textDigest = (text: string): string => hash('sha256', text).slice(0, 16);
