import { createHash } from 'node:crypto';

const SHOWN = 12;

/** User data as it is compared and shown: it may be long, and somebody may have written a secret into it. */
export const userDataHash = (text: string): string =>
  text === '' ? 'none' : `sha256:${createHash('sha256').update(text).digest('hex').slice(0, SHOWN)}`;
