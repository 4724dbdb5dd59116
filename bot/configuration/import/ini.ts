/** Keys of a section, in lower case as Python's configparser reads them, to their values. */
type IniSection = ReadonlyMap<string, string>;

/** What a text in the form of Python's configparser says, and the lines that say nothing. */
export interface Ini {
  readonly sections: ReadonlyMap<string, IniSection>;
  /** Lines that are neither section, key nor continuation, by number. They are not repeated: they may hold anything. */
  readonly unread: readonly number[];
}

/** Longer values and files with more lines than this are no configuration. */
const LIMITS = { lines: 10_000, value: 100_000 } as const;

/**
 * Reads `[section]`, `key = value` and `key: value`; what is indented below a key goes on with its value, and lines that begin
 * with `#` or `;` are comments. Nothing is interpolated.
 */
export function readIni(text: string): Ini {
  const sections = new Map<string, Map<string, string>>();
  const unread: number[] = [];
  let section: Map<string, string> | undefined;
  let key: string | undefined;
  for (const [index, line] of text
    .split(/\r\n?|\n/)
    .slice(0, LIMITS.lines)
    .entries()) {
    const trimmed = line.trim();
    if (trimmed === '' || trimmed.startsWith('#') || trimmed.startsWith(';')) continue;
    if (section !== undefined && key !== undefined && /^\s/.test(line)) {
      section.set(key, `${section.get(key) ?? ''}\n${trimmed}`.trim().slice(0, LIMITS.value));
      continue;
    }
    const found = lineOf(trimmed);
    if (found.kind === 'section') {
      key = undefined;
      section = sections.get(found.name) ?? new Map();
      sections.set(found.name, section);
    } else if (found.kind === 'key' && section !== undefined) {
      key = found.key;
      section.set(key, found.value.slice(0, LIMITS.value));
    } else unread.push(index + 1);
  }
  return { sections, unread };
}

type IniLine =
  | { readonly kind: 'section'; readonly name: string }
  | { readonly kind: 'key'; readonly key: string; readonly value: string }
  | { readonly kind: 'unread' };

function lineOf(line: string): IniLine {
  const [, name] = /^\[([^\]]{1,100})\]/.exec(line) ?? [];
  if (name !== undefined) return { kind: 'section', name };
  const end = line.search(/[=:]/);
  if (end <= 0) return { kind: 'unread' };
  return { kind: 'key', key: line.slice(0, end).trim().toLowerCase(), value: line.slice(end + 1).trim() };
}
