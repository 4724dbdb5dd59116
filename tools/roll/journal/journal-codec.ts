import { z } from 'zod';
import { JournalFailed } from '../../adapters/journal-store/journal-store.ts';
import type { JournalLine } from '../run/entry.ts';
import { entrySchema } from './entry-schema.ts';
import { instant } from './texts.ts';

/** A line of the journal, and the process that wrote it. */
export interface WrittenLine extends JournalLine {
  /** Another one for each process that writes, such as a random number in hexadecimal. */
  readonly writer: string;
}

const lineSchema = z.strictObject({
  number: z.int().positive(),
  at: instant,
  writer: z.string().min(1).max(200),
  entry: entrySchema,
});

/** Where a line stands, for a reader who cannot read it. */
export interface LinePlace {
  readonly roll: string;
  readonly number: number;
}

/** Lines of a journal as JSON, one line each, and back. */
export const journalCodec = {
  /**
   * What is unknown stands there as `null`; a reason that is longer than 20,000 characters is cut.
   * @throws JournalFailed when a name is longer than 2,000
   */
  encode(roll: string, line: WrittenLine): string {
    const encoded = lineSchema.safeEncode(line);
    if (encoded.success) return JSON.stringify(encoded.data);
    throw new JournalFailed(
      `line ${line.number} of ${roll} cannot be written: ${reasons(encoded.error.issues)}`,
    );
  },

  /** @throws JournalFailed for what this version does not know, or what is damaged */
  decode(text: string, place: LinePlace): WrittenLine {
    const { roll, number } = place;
    const line = lineSchema.safeParse(parsed(text, place));
    if (!line.success) throw unreadable(place, line.error.issues);
    if (line.data.number === number) return line.data;
    throw damaged(place, `it has the number ${line.data.number} (of ${roll})`);
  },
};

function parsed(text: string, place: LinePlace): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw damaged(place, 'it is not JSON');
  }
}

type Issue = z.core.$ZodIssue;

/** Kinds, words and fields that this version does not know, other than values of a wrong type. */
const isNews = ({ code }: Issue) => ['invalid_union', 'invalid_value', 'unrecognized_keys'].includes(code);

function unreadable(place: LinePlace, issues: readonly Issue[]): JournalFailed {
  if (!issues.some(isNews)) return damaged(place, reasons(issues));
  return new JournalFailed(
    `line ${place.number} of the journal of ${place.roll} says what this version does not know: ${reasons(issues)}`,
    'a newer version of fleet has written it: update this one, or go on where that one runs',
  );
}

const damaged = ({ roll, number }: LinePlace, why: string) =>
  new JournalFailed(
    `line ${number} of the journal of ${roll} is damaged: ${why}`,
    'put it back from a backup, or an earlier version of the object',
  );

const reasons = (issues: readonly Issue[]) =>
  issues.map(({ path, message }) => `${path.join('.') || 'the line'}: ${message}`).join('; ');
