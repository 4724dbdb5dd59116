import type { Asked, Misunderstood, Reading } from '../model/command.ts';
import { type Address, addressOf } from './address.ts';
import { markdownTree } from './markdown-tree.ts';
import { mayHoldCommand } from './may-hold-command.ts';
import { type Parsed, wrong } from './parsed.ts';
import { readLine } from './read-line.ts';
import { type SpokenLine, spokenLines } from './spoken-lines.ts';
import { MOST_COMMANDS } from './vocabulary.ts';

/** By which names people address the bots, in lower case, without `@`. */
export interface BotNames {
  readonly names: readonly string[];
}

const LONGEST_ECHO = 200;

/** What is read where nobody addresses the bot. */
export const NOTHING: Reading = { asked: [], misunderstood: [] };

/**
 * What a comment or review holds for the bot: lines of prose that begin with one of its names, or with `bot:`. Code, quotes, HTML
 * and tables are never read. Never throws, whatever the text is.
 */
export function readComment(written: string, { names }: BotNames): Reading {
  if (!mayHoldCommand(written, names)) return NOTHING;
  const body = written.replace(/^\ufeff/, '');
  const tree = markdownTree(body);
  if (tree === undefined) return unreadable(body, names);
  const asked: Asked[] = [];
  const misunderstood: Misunderstood[] = [];
  const isWanted = (text: string) => addressOf(text, names) !== undefined;
  for (const spoken of spokenLines(body, tree, isWanted)) {
    const address = addressOf(spoken.text, names);
    if (address === undefined) continue;
    if (asked.length + misunderstood.length >= MOST_COMMANDS)
      return { asked, misunderstood: [...misunderstood, tooMany(spoken, address)] };
    const read = readSpoken(spoken, address);
    if ('command' in read) asked.push({ command: read.command, ...echo(spoken, address) });
    else misunderstood.push({ ...echo(spoken, address), ...failed(read, address) });
  }
  return { asked, misunderstood };
}

function readSpoken(spoken: SpokenLine, { rest }: Address): Parsed {
  const read = readLine(rest.replace(/\\$/, '').replaceAll(/\\(?=[!-/:-@[-`{-~])/g, ''));
  if (spoken.mixed) return misread('parts of it are code, HTML or a link, which are never read', rest);
  if (spoken.quoted)
    return misread('it belongs to the quote above it, unless an empty line is between them', rest);
  return read;
}

/** A line that is not read though it speaks to the bot, with what it would be if it were plain. */
function misread(why: string, rest: string): Parsed {
  const plain = rest.replaceAll(/[`*~]/g, '');
  const read = readLine(plain);
  return wrong(why, 'command' in read ? plain : read.meant);
}

/** In an unread line the first that addresses the bot stands for all. */
function unreadable(body: string, names: readonly string[]): Reading {
  const lines = body.split(/\r\n|\n|\r/);
  const at = lines.findIndex(each => addressOf(each.trim(), names) !== undefined);
  const text = lines[at]?.trim();
  const address = text === undefined ? undefined : addressOf(text, names);
  if (text === undefined || address === undefined) return NOTHING;
  const why =
    'the comment is too long or too deeply nested to be read; commands may stand in one of their own';
  return { asked: [], misunderstood: [{ ...echo({ text, line: at + 1 }, address), why, meant: undefined }] };
}

const tooMany = (spoken: SpokenLine, address: Address): Misunderstood => ({
  ...echo(spoken, address),
  why: `a comment may hold ${MOST_COMMANDS} commands, and this one and those behind it are not read`,
  meant: undefined,
});

function failed(read: Extract<Parsed, { why: string }>, { spelled }: Address) {
  const meant = read.meant === undefined ? undefined : `${spelled} ${read.meant}`;
  return { why: read.why, meant: meant !== undefined && isPlain(meant) ? meant : undefined };
}

/** Whether a line would be read as it stands there, without a part that Markdown takes for something else. */
function isPlain(line: string): boolean {
  const tree = markdownTree(line);
  const [spoken, ...more] = tree === undefined ? [] : spokenLines(line, tree, () => true);
  return spoken !== undefined && more.length === 0 && !spoken.mixed && spoken.text === line;
}

function echo({ text, line }: Pick<SpokenLine, 'text' | 'line'>, { addressed }: Address) {
  return { text: text.slice(0, LONGEST_ECHO).replace(/[\ud800-\udbff]$/, ''), line, addressed };
}
