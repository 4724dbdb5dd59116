const ESCAPES: ReadonlyMap<string, string> = new Map([
  ['b', '\b'],
  ['t', '\t'],
  ['n', '\n'],
  ['f', '\f'],
  ['r', '\r'],
]);

/** The label that a quoted string stands for, given the string with its quotes. */
export function unquote(text: string): string {
  return text.slice(1, -1).replace(/\\(.)/g, (_, escaped: string) => ESCAPES.get(escaped) ?? escaped);
}
