import { JournalFailed } from './journal-store.ts';

/** The longest line, in bytes of UTF-8. */
const LONGEST_LINE = 2_400_000;
/** The most that is written at once, in bytes. */
const LARGEST_BATCH = 5_000_000;

const DIGITS = 12;
const NAME = /^(\d{12})\.jsonl$/;
const ROLL = /^[0-9A-Za-z][0-9A-Za-z-]{0,99}$/;

/** What was written at once. */
export interface Batch {
  /** The number of its first line. */
  readonly first: number;
  readonly lines: readonly string[];
}

/** The name of the file or object of a batch; names sort as numbers do. */
export const batchName = (first: number): string => `${String(first).padStart(DIGITS, '0')}.jsonl`;

/** The number in such a name; undefined: it is another file's. */
export function firstIn(name: string): number | undefined {
  const digits = NAME.exec(name)?.[1];
  return digits === undefined ? undefined : Number(digits);
}

/** A roll's id, which becomes part of a path. @throws JournalFailed for what could lead elsewhere. */
export function checkedRoll(roll: string): string {
  if (ROLL.test(roll)) return roll;
  throw new JournalFailed(
    `\`${roll}\` is not the id of a roll`,
    'ids look like 20261121T200000Z-4f2a; `fleet roll history` lists them',
  );
}

/** Lines as they are written, each with its end. @throws JournalFailed when they are too long */
export function batchText(roll: string, first: number, lines: readonly string[]): string {
  if (lines.length === 0) throw new JournalFailed(`nothing is to be written at line ${first} of ${roll}`);
  for (const [index, line] of lines.entries()) {
    if (line.includes('\n')) throw new JournalFailed(`line ${first + index} of ${roll} has a line end in it`);
    const size = Buffer.byteLength(line);
    if (size > LONGEST_LINE)
      throw new JournalFailed(
        `line ${first + index} of ${roll} has ${size} bytes; the most is ${LONGEST_LINE}`,
      );
  }
  const text = `${lines.join('\n')}\n`;
  const size = Buffer.byteLength(text);
  if (size > LARGEST_BATCH)
    throw new JournalFailed(
      `${lines.length} lines of ${roll} have ${size} bytes; at once the most is ${LARGEST_BATCH}`,
    );
  return text;
}

/** The lines of such a text. @param where names it for a reader. @throws JournalFailed when its end is missing */
export function linesOf(text: string, where: string): readonly string[] {
  if (text.endsWith('\n')) return text.slice(0, -1).split('\n');
  throw new JournalFailed(
    `the journal is damaged: \`${where}\` does not end with a line end`,
    'put the file back from a backup, or an earlier version of the object',
  );
}

/** How often a journal that seems to have gaps is read anew. */
const READINGS = 5;

/**
 * All lines from a number on. A listing made while others write may miss a batch and have the next one, so one with a gap is
 * made anew.
 * @param list the batches that begin at `from` or later, in order
 * @throws JournalFailed when a batch is missing for good
 */
export async function gaplessLines(
  roll: string,
  from: number,
  list: () => Promise<readonly Batch[]>,
): Promise<readonly string[]> {
  let expected = from;
  for (let reading = 0; reading < READINGS; reading++) {
    const batches = await list();
    expected = from;
    const isWhole = batches.every(({ first, lines }) => {
      const fits = first === expected;
      expected += fits ? lines.length : 0;
      return fits;
    });
    if (isWhole) return batches.flatMap(({ lines }) => lines);
  }
  throw new JournalFailed(
    `the journal of ${roll} is damaged: line ${expected} is missing, and later ones are there`,
    'put the missing batch back from a backup, or begin a new roll',
  );
}
