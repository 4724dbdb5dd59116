import { randomBytes } from 'node:crypto';
import { hostname } from 'node:os';

/** This process among all others: its host, its number there, and a random word that no other process has. */
export const thisProcess = {
  host: hostname(),
  pid: process.pid,
  nonce: randomBytes(4).toString('hex'),
} as const;
