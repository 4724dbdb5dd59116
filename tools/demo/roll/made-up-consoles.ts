import { createHash } from 'node:crypto';
import type { Consoles } from '../../adapters/host-keys/consoles.ts';

const TYPE = 'ssh-ed25519';

/** Consoles for an emulator, whose machines do not boot: each shows a host key that follows from the machine's id. */
export const madeUpConsoles: Consoles = {
  consoleOutput: async instance =>
    `-----BEGIN SSH HOST KEY KEYS-----\n${TYPE} ${keyOf(instance)}\n-----END SSH HOST KEY KEYS-----\n`,
};

/** A public key in the form of RFC 4253, of which nobody has the private one. */
function keyOf(instance: string): string {
  const fields = [Buffer.from(TYPE), createHash('sha256').update(instance).digest()];
  return Buffer.concat(fields.flatMap(field => [lengthOf(field), field])).toString('base64');
}

function lengthOf({ length }: Buffer): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(length);
  return bytes;
}
