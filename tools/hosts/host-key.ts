/** The types of host keys that are trusted, with the lengths in bytes of the fields behind the type. */
const FIELDS: Readonly<Record<string, readonly ((field: Buffer) => boolean)[]>> = {
  'ssh-ed25519': [field => field.length === 32],
  // The exponent, then 2048 to 16384 bits; the number may have a leading zero byte.
  'ssh-rsa': [
    field => field.length >= 1 && field.length <= 8,
    field => field.length >= 256 && field.length <= 2_049,
  ],
  'ecdsa-sha2-nistp256': curve('nistp256', 65),
  'ecdsa-sha2-nistp384': curve('nistp384', 97),
  'ecdsa-sha2-nistp521': curve('nistp521', 133),
};

/** A curve's name and an uncompressed point of it, which begins with 4. */
function curve(name: string, bytes: number) {
  return [
    (field: Buffer) => field.toString('latin1') === name,
    (field: Buffer) => field.length === bytes && field[0] === 4,
  ];
}

const LINE = /^(\S{7,19}) ([A-Za-z0-9+/]{40,3000}={0,2})(?: [ -~]{0,200})?$/;

/** The key in a line of `ssh-keygen` or `ssh-keyscan`, as `type base64` without its comment; undefined when there is none. */
export function hostKeyIn(line: string): string | undefined {
  const [, type = '', text = ''] = LINE.exec(line) ?? [];
  return isHostKey(type, text) ? `${type} ${text}` : undefined;
}

function isHostKey(type: string, text: string): boolean {
  const wanted = Object.hasOwn(FIELDS, type) ? FIELDS[type] : undefined;
  if (wanted === undefined) return false;
  const blob = Buffer.from(text, 'base64');
  // Node passes over what is no base64, and takes more than one spelling.
  if (blob.toString('base64') !== text) return false;
  const [first, ...fields] = fieldsOf(blob) ?? [];
  if (first?.toString('latin1') !== type || fields.length !== wanted.length) return false;
  return fields.every((field, index) => wanted[index]?.(field) === true);
}

/** The fields of a public key, each led by its length in four bytes (RFC 4253); undefined when the lengths do not fit. */
function fieldsOf(blob: Buffer): readonly Buffer[] | undefined {
  const fields: Buffer[] = [];
  for (let at = 0; at < blob.length; ) {
    if (blob.length - at < 4) return undefined;
    const end = at + 4 + blob.readUInt32BE(at);
    if (end > blob.length) return undefined;
    fields.push(blob.subarray(at + 4, end));
    at = end;
  }
  return fields;
}
