import { suggest } from '../../fleet/suggest.ts';
import { readArguments } from './arguments.ts';
import { type Parsed, quoted, wrong } from './parsed.ts';
import { VOCABULARY, type Word } from './vocabulary.ts';

/** Longer lines are no commands. */
const LONGEST_LINE = 4_000;

const SPELLINGS: readonly (readonly [string, Word])[] = VOCABULARY.flatMap(word =>
  [word.word, ...word.also].map(spelling => [spelling, word] as const),
).toSorted(([one], [other]) => other.length - one.length);

/** How often a better line may be made better again. */
const MOST_REPAIRS = 4;

/** Reads what stands behind the bot's name. What it suggests is always a command. */
export function readLine(text: string): Parsed {
  if (text.length > LONGEST_LINE) return wrong(`it is longer than ${LONGEST_LINE} characters`);
  const read = known(text) ?? misspelt(text);
  return 'command' in read ? read : wrong(read.why, repaired(read.meant));
}

/** A line that was made better until it is a command; undefined: it never became one. */
function repaired(line: string | undefined): string | undefined {
  let meant = line;
  for (let tries = 0; tries < MOST_REPAIRS && meant !== undefined; tries++) {
    const read = known(meant);
    if (read === undefined) return undefined;
    if ('command' in read) return meant;
    meant = read.meant;
  }
  return undefined;
}

function known(text: string): Parsed | undefined {
  for (const [spelling, word] of SPELLINGS) {
    const rest = behind(text, spelling);
    if (rest !== undefined) return readArguments(word, rest);
  }
  return undefined;
}

/** What stands behind a word; a blank in it may be several, `-` or `_`, and capitals do not matter. Undefined: the line does not begin so. */
function behind(text: string, spelling: string): string | undefined {
  let rest = text;
  for (const [index, part] of spelling.split(/[ _-]/).entries()) {
    if (index > 0) {
      if (!/^[\s_-]/.test(rest)) return undefined;
      rest = rest.replace(/^[\s_-]+/, '');
    }
    if (rest.slice(0, part.length).toLowerCase() !== part) return undefined;
    rest = rest.slice(part.length);
  }
  return rest === '' || /^[\s[]/.test(rest) ? rest.trim() : undefined;
}

/** Nothing that is known: the word that may have been meant, and what follows as it is. */
function misspelt(text: string): Parsed {
  if (text === '') return wrong('it asks for nothing', 'help');
  const why = `${quoted(firstWords(text, 2))} begins no command; "help" lists them`;
  for (const count of [2, 1]) {
    const head = firstWords(text, count);
    const word = nearest(head);
    if (word !== undefined) return wrong(why, `${word} ${text.slice(head.length).trim()}`.trim());
  }
  return wrong(why);
}

function nearest(head: string): string | undefined {
  const folded = head.toLowerCase().replaceAll(/[\s_-]+/g, ' ');
  const near = suggest(
    folded,
    SPELLINGS.map(([spelling]) => spelling),
  );
  return near ?? SPELLINGS.findLast(([spelling]) => folded !== '' && spelling.startsWith(`${folded} `))?.[0];
}

/** The first words as they stand there; a list of jobs is none of them. */
function firstWords(text: string, count: number): string {
  const words = new RegExp(`^[^\\s[]+(?:\\s+[^\\s[]+){0,${count - 1}}`).exec(text)?.[0] ?? '';
  return words === '' ? text.slice(0, 20) : words;
}
