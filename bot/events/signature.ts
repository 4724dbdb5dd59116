import { createHmac, timingSafeEqual } from 'node:crypto';
import { UserError } from '../../tools/user-error.ts';

/** A shorter secret could be guessed from one delivery that somebody saw. */
const LEAST_SECRET = 16;
/** As GitHub sends it. Nothing else is read: who sends does not choose the algorithm. */
const HEADER = /^sha256=([0-9a-f]{64})$/;
const DIGEST = 32;

/** What is wrong with a signature, or `valid`. */
export type SignatureVerdict = 'valid' | 'missing' | 'repeated' | 'malformed' | 'wrong';

/** A header as it came: undefined when it did not, a list when it came several times. */
export type HeaderValue = string | readonly string[] | undefined;

/**
 * Whether a body was signed with one of the secrets. The time it takes tells neither which byte differs nor which secret was
 * meant.
 * @param raw the body's bytes as they came, before anything has read them
 * @param header `X-Hub-Signature-256`
 * @param secrets the current one and, while a rotation is under way, the previous one; too short ones count for nothing
 */
export function verifySignature(
  raw: Uint8Array,
  header: HeaderValue,
  secrets: readonly string[],
): SignatureVerdict {
  if (header === undefined || header === '') return 'missing';
  if (typeof header !== 'string') return 'repeated';
  const hexadecimal = HEADER.exec(header)?.[1];
  if (hexadecimal === undefined) return 'malformed';
  const given = Buffer.from(hexadecimal, 'hex');
  return macMatches(raw, given, secrets.filter(isLongEnough)) ? 'valid' : 'wrong';
}

/** Whether a MAC is the HMAC-SHA256 of the bytes under one of the keys; every key is tried, whatever the first says. */
export function macMatches(
  bytes: Uint8Array,
  mac: Uint8Array,
  keys: readonly (string | Uint8Array)[],
): boolean {
  if (mac.length !== DIGEST) return false;
  return keys
    .map(key => timingSafeEqual(createHmac('sha256', key).update(bytes).digest(), mac))
    .includes(true);
}

/** How GitHub signs. */
export const signatureOf = (raw: Uint8Array, secret: string): string =>
  `sha256=${createHmac('sha256', secret).update(raw).digest('hex')}`;

/** Whether a secret is one at all. */
export const isLongEnough = (secret: string): boolean => Buffer.byteLength(secret) >= LEAST_SECRET;

/**
 * The secrets, when signatures can be trusted that were made with them. Without one, nothing may start.
 * @param name the secret's, for the message
 * @throws UserError
 */
export function usableSecrets(name: string, secrets: readonly string[]): readonly string[] {
  const [current] = secrets;
  if (current === undefined || current === '')
    throw new UserError(`the secret \`${name}\` is empty: without it nobody’s signature means anything`, {
      fix: `give it at least ${LEAST_SECRET} bytes, such as those of \`openssl rand -hex 32\`, here and at the sender`,
    });
  if (!secrets.every(isLongEnough))
    throw new UserError(`a value of the secret \`${name}\` has fewer than ${LEAST_SECRET} bytes`, {
      fix: `set one made by \`openssl rand -hex 32\`, here and at the sender`,
    });
  return secrets;
}
