import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { signerOf } from '../../bot/artefacts/signing.ts';

const folder = mkdtempSync(join(tmpdir(), 'artefact-signature-'));
const at = (name: string): string => join(folder, name);
afterAll(() => rmSync(folder, { recursive: true }));

const openssl = (...words: readonly string[]): string =>
  execFileSync('openssl', words, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });

function signed(key: string, text: string): void {
  const signer = signerOf(key);
  if (typeof signer === 'string') throw new Error(signer);
  writeFileSync(at('a.tar.gz'), text);
  writeFileSync(at('a.tar.gz.sig'), signer(Buffer.from(text)));
}

/** As docs/ci-bot.md says it. */
const verified = (): string =>
  openssl(
    ...['pkeyutl', '-verify', '-pubin', '-inkey', at('signing.pub'), '-rawin'],
    ...['-in', at('a.tar.gz'), '-sigfile', at('a.tar.gz.sig')],
  );

describe('the signature of an artefact', () => {
  it('is verified by openssl with the public key that openssl made, and not when a byte is another', () => {
    openssl('genpkey', '-algorithm', 'ed25519', '-out', at('signing.key'));
    openssl('pkey', '-in', at('signing.key'), '-pubout', '-out', at('signing.pub'));
    signed(readFileSync(at('signing.key'), 'utf8'), 'what was built\n');
    expect(verified()).toContain('Verified Successfully');
    writeFileSync(at('a.tar.gz'), 'what was forged\n');
    expect(verified).toThrow();
  });

  it('of a text as key is what openssl computes', () => {
    const key = 'a text of more than thirty-two characters';
    signed(key, 'what was built\n');
    const hex = Buffer.from(key).toString('hex');
    const mac = openssl('dgst', '-sha256', '-mac', 'HMAC', '-macopt', `hexkey:${hex}`, '-r', at('a.tar.gz'));
    expect(`${mac.split(' ')[0]}\n`).toBe(readFileSync(at('a.tar.gz.sig'), 'utf8'));
  });
});
