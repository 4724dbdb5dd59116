/** How a kind of Groovy string begins, ends, escapes and interpolates. */
export interface Delimiter {
  readonly open: string;
  readonly close: string;
  /** A line end inside it means that the closing quote was forgotten. */
  readonly oneLine: boolean;
  readonly interpolates: boolean;
  readonly escape: 'backslash' | 'slash' | 'dollar';
}

const quoted = (quote: string, oneLine: boolean): Delimiter => ({
  open: quote,
  close: quote,
  oneLine,
  interpolates: quote.startsWith('"'),
  escape: 'backslash',
});

/** The strings with quotes, the longer quotes first. */
export const QUOTED: readonly Delimiter[] = [
  quoted("'''", false),
  quoted('"""', false),
  quoted("'", true),
  quoted('"', true),
];

/** `/…/`. Groovy lets it go over lines; then it could not be told from a division here, so it is held to one line. */
export const SLASHY: Delimiter = {
  open: '/',
  close: '/',
  oneLine: true,
  interpolates: true,
  escape: 'slash',
};

/** `$/…/$`. */
export const DOLLAR_SLASHY: Delimiter = {
  open: '$/',
  close: '/$',
  oneLine: false,
  interpolates: true,
  escape: 'dollar',
};

const LETTERS: ReadonlyMap<string, string> = new Map([
  ['b', '\b'],
  ['t', '\t'],
  ['n', '\n'],
  ['f', '\f'],
  ['r', '\r'],
]);

/** An escape at a place of the text: its length in the text, and what it stands for. */
export interface Escape {
  readonly length: number;
  readonly value: string;
}

const UNICODE = /\\u+([0-9a-fA-F]{4})/y;

function backslash(text: string, at: number): Escape {
  const next = text.charAt(at + 1);
  if (next === '\r' && text.charAt(at + 2) === '\n') return { length: 3, value: '' };
  if (next === '\n') return { length: 2, value: '' };
  UNICODE.lastIndex = at;
  const code = next === 'u' ? UNICODE.exec(text) : null;
  if (code?.[1] !== undefined)
    return { length: code[0].length, value: String.fromCharCode(Number.parseInt(code[1], 16)) };
  return { length: next === '' ? 1 : 2, value: LETTERS.get(next) ?? next };
}

/** The escape that begins here, if one does. */
export function escapeAt(text: string, at: number, delimiter: Delimiter): Escape | undefined {
  const [first, second] = [text.charAt(at), text.charAt(at + 1)];
  if (delimiter.escape === 'backslash') return first === '\\' ? backslash(text, at) : undefined;
  if (delimiter.escape === 'slash')
    return first === '\\' && second === '/' ? { length: 2, value: '/' } : undefined;
  if (first !== '$' || (second !== '$' && second !== '/')) return undefined;
  return { length: 2, value: second };
}
