import { z } from 'zod';

const LONGEST_NAME = 2000;
const LONGEST_REASON = 20_000;

/** A name, an id, an address: never shortened, so one that is longer is refused. */
export const name = z.string().max(LONGEST_NAME);

/** Text of others that is kept as it is because it is needed again; the length of a line bounds it. */
export const verbatim = z.string();

/** Words for a reader, which come from other programs and may be long: what is too long is cut when it is written. */
export const words = z.codec(z.string().max(LONGEST_REASON), z.string(), {
  decode: text => text,
  encode: text => (text.length <= LONGEST_REASON ? text : `${text.slice(0, LONGEST_REASON - 1)}…`),
});

/** Milliseconds since 1970. */
export const instant = z.number();

/** What may be unknown, and then is `null` in JSON: a field that is missing is a mistake. */
export const maybe = <T extends z.ZodType>(schema: T) =>
  z.codec(z.nullable(schema), z.union([schema, z.undefined()]), {
    // TypeScript does not compute the types of a generic schema's values; with any one schema these are right.
    decode: value => (value ?? undefined) as never,
    encode: value => (value ?? null) as never,
  });
