import { neutral } from './neutral.ts';

/** A link of ours; the words are neutral already. An address that is no http(s) one gives the words alone. */
export function link(words: string, address: string | undefined): string {
  const safe = address === undefined ? undefined : safeAddress(address);
  return safe === undefined ? words : `[${words}](${safe})`;
}

/** An address that cannot leave its brackets or its cell; undefined where it is none that a browser should follow. */
export function safeAddress(address: string): string | undefined {
  if (address.length > 2_000 || !URL.canParse(address)) return undefined;
  const { protocol, username, password, href } = new URL(address);
  if (!['https:', 'http:'].includes(protocol) || username !== '' || password !== '') return undefined;
  return href.replaceAll('&', '&amp;').replaceAll(/[()<>[\]|\\`*_~'"{}^@\s]/g, each => `%${hexOf(each)}`);
}

const hexOf = (character: string): string =>
  character.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0');

/** A table; every cell is Markdown that is safe in one (`neutral`, `code`, `link`). */
export const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  `${tableHead(head)}${rows.map(rowText).join('\n')}`;

/** The lines of a table before its rows. */
export const tableHead = (head: readonly string[]): string =>
  `${rowText(head)}\n${rowText(head.map(() => '---'))}\n`;

/** A row of a table. */
export const rowText = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;

/** What is folded away under a line of plain text. */
export const folded = (summary: string, content: string): string =>
  `<details><summary>${neutral(summary)}</summary>\n\n${content}\n\n</details>`;

/** A list with a point for each; nothing for none. */
export const bullets = (points: readonly string[]): string => points.map(each => `- ${each}`).join('\n');

/** So many whole lines as fit, and an ellipsis for the rest: a line of ours that was cut in the middle could act. */
export function clippedLines(markdown: string, most: number): string {
  if (markdown.length <= most) return markdown;
  const end = markdown.lastIndexOf('\n', most - 3);
  return end <= 0 ? '…' : `${markdown.slice(0, end).trimEnd()}\n\n…`;
}
