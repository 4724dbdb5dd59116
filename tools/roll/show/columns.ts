import { printable } from '../../report/printable.ts';

/** Letters that a terminal draws two columns wide: those of East Asia, and pictures. */
const WIDE =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\ua960-\ua97c\uac00-\ud7a3\uf900-\ufaff\ufe10-\ufe19\ufe30-\ufe6f\uff01-\uff60\uffe0-\uffe6\u{16fe0}-\u{18cff}\u{1b000}-\u{1b2fb}\u{1f1e6}-\u{1f2ff}\u{20000}-\u{3fffd}]|\p{Emoji_Presentation}|\p{Extended_Pictographic}/u;

/** Marks upon letters and joiners, which take no column of their own. */
const NARROW = /^[\p{Mn}\p{Me}\p{Cf}]$/u;

const columnsOfLetter = (letter: string): number => (WIDE.test(letter) ? 2 : NARROW.test(letter) ? 0 : 1);

/** How many columns of a terminal a text takes, at most. */
export const columnsOf = (text: string): number =>
  [...text].reduce((sum, letter) => sum + columnsOfLetter(letter), 0);

/** What of a text fits into so many columns; of a longer one `…` stands for the rest. Nothing in it steers a terminal. */
export function cutToColumns(text: string, columns: number): string {
  const shown = printable(text);
  if (columnsOf(shown) <= columns) return shown;
  if (columns <= 0) return '';
  let cut = '';
  let used = 0;
  for (const letter of shown) {
    const more = columnsOfLetter(letter);
    if (used + more > columns - 1) break;
    cut += letter;
    used += more;
  }
  return `${cut}…`;
}

/** A text of exactly so many columns. */
export function padToColumns(text: string, columns: number): string {
  const cut = cutToColumns(text, columns);
  return cut + ' '.repeat(Math.max(0, columns - columnsOf(cut)));
}
