import { shortened } from '../written.ts';
import type { Stop, SyntaxFault } from './syntax-fault.ts';

interface Saying {
  readonly when: RegExp;
  readonly rule: string;
  readonly message: string;
  readonly fix: string;
}

const SAYINGS: readonly Saying[] = [
  {
    when: /missed comma/,
    rule: 'yaml-comma',
    message: 'entries between brackets or braces are separated by commas',
    fix: 'write a comma before it, or close the bracket or brace before it',
  },
  {
    when: /line break is expected/,
    rule: 'yaml-block',
    message: 'behind `|` or `>` the line ends; the text begins in the next one',
    fix: 'put the value in quotes, or move what follows into the next line',
  },
  {
    when: /found ','/,
    rule: 'yaml-comma',
    message: 'a comma stands between two entries',
    fix: 'remove the comma that has no entry before it',
  },
  {
    when: /escape sequence|hexadecimal/,
    rule: 'yaml-escape',
    message: 'between double quotes a backslash begins one of the escapes of YAML',
    fix: 'use single quotes, between which a backslash is a character like others',
  },
  {
    when: /maxDepth/,
    rule: 'yaml-depth',
    message: 'maps and lists stand at most 64 deep within each other',
    fix: 'look for brackets that are not closed',
  },
  {
    when: /\btag\b/,
    rule: 'yaml-tag',
    message: 'tags (`!` and what follows) are not used',
    fix: 'remove the tag, or put the value in quotes when it begins with `!`',
  },
  {
    when: /directive|%YAML|%TAG/,
    rule: 'yaml-directive',
    message: 'directives (lines that begin with `%`) are not used',
    fix: 'remove the line',
  },
];

/** Mistakes that the parser names itself; here in words that say how to mend them. */
export function byReason({ offset, reason, line, at, before }: Stop): SyntaxFault | undefined {
  const said = at === '%' && before === '' ? 'directive' : reason;
  const saying = SAYINGS.find(({ when }) => when.test(said));
  if (saying === undefined) return undefined;
  const { rule, message, fix } = saying;
  const glued = at === '#' && rule === 'yaml-comma';
  return {
    offset,
    rule,
    message,
    got: shortened(line.text),
    fix: glued ? 'write a space before the `#` of a comment' : fix,
  };
}
