import fc from 'fast-check';

const field = (bytes: Uint8Array): Buffer => {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(bytes.length);
  return Buffer.concat([length, bytes]);
};
const ascii = (text: string) => field(Buffer.from(text, 'latin1'));
const line = (type: string, ...fields: readonly Buffer[]) =>
  `${type} ${Buffer.concat([ascii(type), ...fields]).toString('base64')}`;
const bytes = (length: number) => fc.uint8Array({ minLength: length, maxLength: length });

/** A well-formed host key as `type base64`; nobody holds its private half. */
export const hostKeyArbitrary: fc.Arbitrary<string> = fc.oneof(
  bytes(32).map(key => line('ssh-ed25519', field(key))),
  bytes(64).map(point =>
    line('ecdsa-sha2-nistp256', ascii('nistp256'), field(Buffer.concat([Buffer.from([4]), point]))),
  ),
  fc
    .constantFrom(256, 384, 512)
    .chain(bytes)
    .map(modulus =>
      line('ssh-rsa', field(Buffer.from([1, 0, 1])), field(Buffer.concat([Buffer.from([0]), modulus]))),
    ),
);
