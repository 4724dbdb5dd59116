import { shortened } from '../written.ts';
import { unclosed } from './explain-unclosed.ts';
import type { Stop, SyntaxFault } from './syntax-fault.ts';
import { byReason } from './syntax-sayings.ts';
import { contentBefore, indentOf, lineAround } from './text-lines.ts';

/**
 * Turns the parser's complaint into the mistake that a person most likely made. The parser stops at the first
 * character that cannot go on, often a line after the mistake.
 */
export function explainSyntax(text: string, offset: number, reason: string): SyntaxFault {
  const line = lineAround(text, offset);
  const before = text.slice(line.start, offset);
  const stop = { text, offset, reason, line, before, at: text[offset] ?? '' };
  for (const explanation of [
    tab,
    unclosed,
    reserved,
    colons,
    byReason,
    unopened,
    keyWithoutColon,
    indentation,
  ]) {
    const fault = explanation(stop);
    if (fault !== undefined) return fault;
  }
  return { offset, rule: 'yaml-syntax', message: `the file is not YAML here: ${reason}` };
}

function tab({ line }: Stop): SyntaxFault | undefined {
  const blanks = /^ *\t/.exec(line.text)?.[0];
  if (blanks === undefined) return undefined;
  return {
    offset: line.start + blanks.length - 1,
    rule: 'yaml-tab',
    message: 'lines are indented with spaces',
    got: 'a tab',
    fix: 'replace each tab by two spaces, in this line and all others',
  };
}

function reserved({ at, before, offset, reason }: Stop): SyntaxFault | undefined {
  const sign = /name of an (?:alias|anchor) node/.test(reason) ? (before.at(-1) ?? '') : at;
  if (at === '%' && before === '') return undefined;
  const begins = sign === at ? /(?:^|[:\-?,[{])\s*$/.test(before) && /[@`%]/.test(at) : true;
  if (!begins || sign === '') return undefined;
  return {
    offset: sign === at ? offset : offset - 1,
    rule: 'yaml-reserved',
    message: 'a value that begins with one of @ ` % * & ! stands in quotes',
    got: sign,
    fix: 'put the value in quotes',
  };
}

function colons({ at, before, line, reason }: Stop): SyntaxFault | undefined {
  const offset = line.start + indentOf(line);
  if (reason.includes('whitespace character is expected after'))
    return {
      offset: line.start + before.length,
      rule: 'yaml-colon',
      message: 'a space follows the colon of a key',
      got: shortened(line.text),
      fix: 'write `key: value`',
    };
  const value = /^\s*(?:- )*[^:]*:\s+(\S.*)$/.exec(line.text)?.[1];
  if (at !== ':' || value === undefined || !/:\s/.test(before)) return undefined;
  return {
    offset: line.start + line.text.lastIndexOf(value),
    rule: 'yaml-colon',
    message: 'a value that holds a colon and a space stands in quotes; a map in one line stands in braces',
    got: shortened(value),
    fix:
      offset === line.start + before.length ? 'put the value in quotes' : 'put the value in quotes or braces',
  };
}

function unopened({ at, before, offset }: Stop): SyntaxFault | undefined {
  if (at === ']' || at === '}')
    return {
      offset,
      rule: 'yaml-unopened',
      message: 'every closing bracket or brace has one that opens',
      got: at,
      fix: 'remove it, or put the value in quotes',
    };
  if (at === '' || at === ':' || !/["'\]}]\s*$/.test(before)) return undefined;
  return {
    offset,
    rule: 'yaml-after-value',
    message:
      'nothing but a comment (a space and `#`) follows a value that ends with a quote, bracket or brace',
    got: at,
    fix: 'put the whole value between the quotes, or remove what follows',
  };
}

function keyWithoutColon(stop: Stop): SyntaxFault | undefined {
  const { text, line } = stop;
  const above = contentBefore(text, line);
  const bare = [line, above].find(candidate => candidate !== undefined && hasNoColon(candidate.text));
  if (bare === undefined) return undefined;
  const got = shortened(bare.text);
  const key = /^([\w-]+)(?::(?! )| )(\S.*)$/.exec(got);
  return {
    offset: bare.start + indentOf(bare),
    rule: 'yaml-key',
    message: 'every line of a map is `key: value`, with a space after the colon',
    got,
    fix: key === null ? `write \`${got}:\`, or remove the line` : `write \`${key[1]}: ${key[2]}\``,
  };
}

function hasNoColon(line: string): boolean {
  const content = line.replace(/(?:^|\s)#.*$/, '').trim();
  return (
    content !== '' && !/:(?:\s|$)/.test(content) && !/^(?:-(?:\s|$)|---|\.\.\.|[[{\]}"'|>?])/.test(content)
  );
}

function indentation({ text, line, offset, before, at }: Stop): SyntaxFault | undefined {
  // A key below `key: value` is read as more of that value, so the parser stops only at its colon.
  const continues = at === ':' && !/:\s/.test(before);
  const above = contentBefore(text, line);
  if ((before.trim() !== '' && !continues) || above === undefined) return undefined;
  const [got, other] = [indentOf(line) + 1, indentOf(above) + 1];
  return {
    offset: continues ? line.start + got - 1 : offset,
    rule: 'yaml-indent',
    message:
      'the keys of one map, or the dashes of one list, stand in one column; a key with a value has no keys below',
    got: `column ${got}`,
    fix:
      got === other
        ? 'do not mix keys and dashes in one column'
        : `begin in the column of a line above, such as ${other}`,
  };
}
