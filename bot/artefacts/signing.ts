import { createHmac, createPrivateKey, type KeyObject, sign } from 'node:crypto';

/** Makes the signature of bytes. */
export type Signer = (bytes: Uint8Array) => Uint8Array;

const SHORTEST = 32;

/**
 * A signer by the value of the signing key's secret: a private Ed25519 key in PEM, whose signatures are 64 bytes; or a text of at
 * least 32 characters, with which HMAC-SHA256 makes a line of 64 hexadecimal digits. Both make the same signature each time.
 * @returns why there is none; no word of the key stands in it
 */
export function signerOf(key: string): Signer | string {
  if (key.includes('-----BEGIN')) {
    const ed25519 = privateKey(key);
    return ed25519 === undefined
      ? 'it is no private Ed25519 key'
      : (bytes: Uint8Array) => sign(null, bytes, ed25519);
  }
  if (key.length < SHORTEST) return `it is shorter than ${SHORTEST} characters`;
  return bytes => Buffer.from(`${createHmac('sha256', key).update(bytes).digest('hex')}\n`);
}

function privateKey(pem: string): KeyObject | undefined {
  try {
    const key = createPrivateKey(pem);
    return key.asymmetricKeyType === 'ed25519' ? key : undefined;
  } catch {
    return undefined;
  }
}
