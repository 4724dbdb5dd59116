/** What generators hand over to be written as YAML or JSON: no functions, no cycles, no `undefined` in lists. */
export type Data = string | number | boolean | null | Unsafe | Composite;

type Composite = readonly Data[] | { readonly [key: string]: Data | undefined };

/** A text that Ansible must take as it is: `{{` in it is no template. */
export class Unsafe {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

/** Plain texts that no reader, of YAML 1.1 or 1.2, takes for anything else. */
const PLAIN = /^(?:[A-Za-z_][\w./-]*|\/[\w./-]+)$/;
const RESERVED = /^(?:y|yes|n|no|true|false|on|off|null|~)$/i;

/** A text as YAML: plain where that is safe in YAML 1.1 and 1.2, else in double quotes. */
export function yamlText(text: string): string {
  if (PLAIN.test(text) && !RESERVED.test(text)) return text;
  return quoted(text);
}

/** Characters beyond the Basic Plane as one escape: PyYAML does not join two halves. */
const quoted = (text: string): string =>
  JSON.stringify(text).replace(/[\u007f-\u{10ffff}]/gu, character => {
    const code = character.codePointAt(0) ?? 0;
    return code > 0xffff
      ? `\\U${code.toString(16).padStart(8, '0')}`
      : `\\u${code.toString(16).padStart(4, '0')}`;
  });

/**
 * Data as YAML in block style, keys in the order given; what is `undefined` is left out. It reads the same in PyYAML,
 * SnakeYAML and every YAML 1.2 reader.
 * @throws RangeError for a number that YAML cannot write exactly.
 */
export function yamlOf(data: Data): string {
  const lines: string[] = [];
  if (!isBlock(data)) return `${scalar(data)}\n`;
  writeBlock(data, '', lines);
  return `${lines.join('\n')}\n`;
}

/**
 * Several lines of printable ASCII that may stand as they are: the first is not empty and not indented (a reader takes its
 * indentation for that of all), and the last is not empty.
 */
const LITERAL = /^[!-~][ -~]*\n(?:[ -~]*\n)*[ -~]*[!-~]\n?$/;

/** A text in several lines, each below `indent`. */
function literal(text: string, indent: string): string {
  const ends = text.endsWith('\n');
  const lines = (ends ? text.slice(0, -1) : text).split('\n');
  return [ends ? '|' : '|-', ...lines.map(line => (line === '' ? '' : `${indent}  ${line}`))].join('\n');
}

const isList = (data: Data): data is readonly Data[] => Array.isArray(data);

/** Whether data needs lines of its own: lists and maps that are not empty. */
function isBlock(data: Data): data is Composite {
  if (typeof data !== 'object' || data === null || data instanceof Unsafe) return false;
  return Object.values(data).some(value => value !== undefined);
}

/** Without an indentation a text stays in one line. */
function scalar(data: Data, indent?: string): string {
  if (typeof data === 'string')
    return indent === undefined || !LITERAL.test(data) ? yamlText(data) : literal(data, indent);
  if (data instanceof Unsafe) return `!unsafe ${quoted(data.text)}`;
  if (typeof data === 'number' && !Number.isFinite(data)) throw new RangeError('a number in YAML is finite');
  if (typeof data === 'object' && data !== null) return isList(data) ? '[]' : '{}';
  return String(data);
}

function writeBlock(data: Composite, indent: string, lines: string[]): void {
  if (isList(data)) {
    for (const item of data) writeItem(item, indent, lines);
    return;
  }
  for (const [key, value] of Object.entries(data)) {
    if (value === undefined) continue;
    const start = `${indent}${yamlText(key)}:`;
    if (isBlock(value)) {
      lines.push(start);
      writeBlock(value, `${indent}  `, lines);
    } else lines.push(`${start} ${scalar(value, indent)}`);
  }
}

/** `- ` stands in place of the first line's indentation, as people write it. */
function writeItem(item: Data, indent: string, lines: string[]): void {
  if (!isBlock(item)) {
    lines.push(`${indent}- ${scalar(item, indent)}`);
    return;
  }
  const first = lines.length;
  writeBlock(item, `${indent}  `, lines);
  lines[first] = `${indent}- ${(lines[first] ?? '').slice(indent.length + 2)}`;
}
