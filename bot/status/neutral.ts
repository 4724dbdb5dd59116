import { printable } from '../../tools/report/printable.ts';

/** Has no width and ends the words that GitHub makes links of after Markdown was read: `@name`, `#1`, `GH-1`, `www.`, `://`. */
const GAP = '\u200b';

/** What Markdown or HTML gives a meaning. Written as a number it has none, in a paragraph, a cell or an HTML block. */
const MEANT = /[\\`*_~[\]<>&|!$]/g;

/** At the beginning of a line these would make a list, a heading or a rule of it. */
const LEADING = /^(?:[-+=]|\d{1,9}[.)])/;

const reference = (text: string): string => `&#${text.charCodeAt(0)};`;

/**
 * Text from outside as Markdown that shows it and does nothing: one line without mentions, links, references to issues, HTML, or
 * anything that would break a table, a list or a folded part. It may stand in Markdown and in HTML blocks alike.
 */
export function neutral(text: string): string {
  const line = oneLine(text)
    .replaceAll(MEANT, reference)
    .replace(LEADING, start => start.slice(0, -1) + reference(start.slice(-1)));
  return line
    .replaceAll(/@(?=\S)/g, `@${GAP}`)
    .replaceAll(/(?<!&)#/g, `&#35;${GAP}`)
    .replaceAll(/(?<=gh)-(?=\d)/gi, `-${GAP}`)
    .replaceAll(/:(?=\/\/)/g, `:${GAP}`)
    .replaceAll(/(?<=www)\./gi, `${GAP}.`);
}

/** Names and paths from outside in the letters of code, in which nothing acts. They can be copied as they are. */
export function code(text: string): string {
  const line = oneLine(text);
  return line === '' || /[`|\\]/.test(line) ? neutral(line) : `\`${line}\``;
}

/** At most so many characters, with an ellipsis where some are left out; no character is cut in two. */
export function clipped(text: string, most: number): string {
  if (text.length <= most) return text;
  return `${text.slice(0, most - 1).replace(/[\ud800-\udbff]$/, '')}…`;
}

const oneLine = (text: string): string => printable(text.replaceAll(/\s+/g, ' ').trim());
