import { createHmac } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { signatureOf, usableSecrets, verifySignature } from '../../../bot/events/signature.ts';
import { UserError } from '../../../tools/user-error.ts';
import { anyText } from './any-text.ts';

const CURRENT = 'current-secret-0123456789';
const PREVIOUS = 'previous-secret-012345678';
const BODY = Buffer.from('{"zen":"Design for failure."}');

const secret = fc.string({ minLength: 16, maxLength: 60 });
const body = fc.uint8Array({ maxLength: 300 });

describe('a signature', () => {
  it('is the one of GitHub’s documentation', () => {
    const secrets = ['It’s a Secret to Everybody'.replace('’', "'")];
    const header = 'sha256=757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17';
    expect(verifySignature(Buffer.from('Hello, World!'), header, secrets)).toBe('valid');
  });

  it('is good with the current and with the previous secret', () => {
    for (const each of [CURRENT, PREVIOUS])
      expect(verifySignature(BODY, signatureOf(BODY, each), [CURRENT, PREVIOUS])).toBe('valid');
  });

  it('is good for these bytes and this secret only', () => {
    fc.assert(
      fc.property(body, secret, body, secret, (signed, key, other, otherKey) => {
        const header = signatureOf(signed, key);
        expect(verifySignature(signed, header, [otherKey, key])).toBe('valid');
        const same = Buffer.compare(signed, other) === 0;
        expect(verifySignature(other, header, [key]) === 'valid').toBe(same);
        expect(verifySignature(signed, header, [otherKey]) === 'valid').toBe(key === otherKey);
      }),
    );
  });

  it('is wrong when one bit of it is another', () => {
    const good = signatureOf(BODY, CURRENT);
    fc.assert(
      fc.property(fc.nat({ max: 63 }), fc.constantFrom(...'0123456789abcdef'), (at, digit) => {
        const header = `${good.slice(0, 7 + at)}${digit}${good.slice(8 + at)}`;
        expect(verifySignature(BODY, header, [CURRENT])).toBe(header === good ? 'valid' : 'wrong');
      }),
    );
  });

  it.each([
    ['none', undefined, 'missing'],
    ['an empty one', '', 'missing'],
    ['several', [signatureOf(BODY, CURRENT), signatureOf(BODY, CURRENT)], 'repeated'],
    ['several, joined', `${signatureOf(BODY, CURRENT)}, ${signatureOf(BODY, CURRENT)}`, 'malformed'],
    ['SHA-1', `sha1=${createHmac('sha1', CURRENT).update(BODY).digest('hex')}`, 'malformed'],
    [
      'an algorithm of the sender’s',
      `sha512=${createHmac('sha512', CURRENT).update(BODY).digest('hex')}`,
      'malformed',
    ],
    ['SHA-256 of nothing secret', `none=${'0'.repeat(64)}`, 'malformed'],
    ['capitals', signatureOf(BODY, CURRENT).toUpperCase(), 'malformed'],
    ['a shorter one', signatureOf(BODY, CURRENT).slice(0, -1), 'malformed'],
    ['a line end behind it', `${signatureOf(BODY, CURRENT)}\n`, 'malformed'],
    ['digits of another script', `sha256=${'٠'.repeat(64)}`, 'malformed'],
  ])('is refused when there is %s', (_, header, verdict) => {
    expect(verifySignature(BODY, header, [CURRENT])).toBe(verdict);
  });

  it.each([['', '0123456789'], [''], ['short'], []])(
    'means nothing with secrets %j',
    (...secrets: string[]) => {
      for (const each of [...secrets, ''])
        expect(verifySignature(BODY, signatureOf(BODY, each), secrets)).not.toBe('valid');
    },
  );

  it('never throws, whatever stands in the header', () => {
    const header = fc.oneof(
      anyText(),
      fc.array(fc.string()),
      fc.string().map(text => `sha256=${text}`),
    );
    fc.assert(
      fc.property(body, header, (bytes, given) => {
        expect(verifySignature(bytes, given, [CURRENT])).not.toBe('valid');
      }),
    );
  });
});

describe('secrets at the start', () => {
  it('are taken when each has 16 bytes', () => {
    expect(usableSecrets('webhook', [CURRENT, PREVIOUS])).toEqual([CURRENT, PREVIOUS]);
  });

  it.each([[[]], [['']], [['fifteen-bytes--']], [[CURRENT, 'short']]])('are refused as %j', secrets => {
    expect(() => usableSecrets('webhook', secrets)).toThrow(UserError);
    expect(() => usableSecrets('webhook', secrets)).toThrow(/secret `webhook`/);
  });

  it('are in no message', () => {
    expect(() => usableSecrets('webhook', [CURRENT, 'hunter2'])).not.toThrow(/hunter2|current-secret/);
  });
});
