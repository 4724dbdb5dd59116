import * as z from 'zod/mini';
import { GHOST, type Person } from '../model/person.ts';
import type { Repository } from '../model/pull.ts';

/** GitHub allows no longer comment; what is longer did not come from there. */
const MOST_TEXT = 65_536;

/** GitHub's number of anything. Larger ones could not be told apart. */
export const number = z.int().check(z.positive());
/** The name of a thing on GitHub: no line of it is long, and none has line ends. */
const word = (most: number) => z.string().check(z.minLength(1), z.maxLength(most), z.regex(/^[^\p{Cc}]*$/u));

/** A person or program; null: the account was deleted. */
export const account = z.nullish(z.object({ id: number, login: word(100), type: z.optional(z.string()) }));
export const repository = z.object({
  id: number,
  full_name: z.string().check(z.regex(/^[\w.-]{1,100}\/[\w.-]{1,100}$/)),
});
export const branch = word(255);
export const label = word(200);
/** A whole commit's name. */
export const sha = z.string().check(z.regex(/^[0-9a-f]{40}$/));
/** An address that may stand in Markdown as it is. */
export const address = z.string().check(z.maxLength(500), z.regex(/^https?:\/\/[^\s<>()[\]"'`\\|]+$/));
/** `2019-05-15T15:20:21Z`, as milliseconds since 1970. */
export const time = z.pipe(
  z.string().check(
    z.maxLength(40),
    z.refine(text => !Number.isNaN(Date.parse(text))),
  ),
  z.transform((text: string) => Date.parse(text)),
);
/** What somebody wrote, cut where GitHub would; null: nothing. */
export const text = z.pipe(
  z.nullish(z.string()),
  z.transform((written: string | null | undefined) => cut(written ?? '')),
);

/** Half a surrogate pair at the end would be no text any more. */
function cut(written: string): string {
  if (written.length <= MOST_TEXT) return written;
  const short = written.slice(0, MOST_TEXT);
  return /[\uD800-\uDBFF]$/.test(short) ? short.slice(0, -1) : short;
}

/** The account as a person. */
export const personOf = (found: z.infer<typeof account>): Person =>
  found ? { id: found.id, login: found.login } : GHOST;

export const repositoryOf = (found: z.infer<typeof repository>): Repository => ({
  id: found.id,
  name: found.full_name,
});
