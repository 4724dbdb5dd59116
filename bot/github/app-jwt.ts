import { createSign } from 'node:crypto';
import { ForgeFailed } from './forge.ts';

const part = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');

/**
 * The token by which an App names itself, RS256, good for nine minutes: GitHub allows ten, and half a minute is taken off its
 * beginning for clocks that differ.
 * @param key an RSA private key in PEM, PKCS#1 as GitHub hands it out or PKCS#8
 * @param secret the name of the key, for the message
 * @throws ForgeFailed when it is no such key
 */
export function appJwt(app: number, key: string, secret: string, now: number): string {
  const seconds = Math.floor(now / 1000);
  const claims = { iat: seconds - 30, exp: seconds + 9 * 60, iss: `${app}` };
  const text = `${part({ alg: 'RS256', typ: 'JWT' })}.${part(claims)}`;
  try {
    return `${text}.${createSign('RSA-SHA256').update(text).sign(key, 'base64url')}`;
  } catch {
    // What OpenSSL says may hold parts of what it could not read.
    throw new ForgeFailed(`the secret \`${secret}\` is no RSA private key in PEM`, { later: false });
  }
}
