import { listed } from '../../did-you-mean.ts';
import type { Issue } from './leaf-issues.ts';

/** What a value must be, to be put behind its name: `is a whole number`. */
export function requirement(issue: Issue): string {
  switch (issue.code) {
    case 'invalid_type':
      return `is ${TYPES[issue.expected] ?? `of type ${issue.expected}`}`;
    case 'too_small':
      return bound(issue.origin, howMuch(issue, 'at least', 'more than'), issue.minimum);
    case 'too_big':
      return bound(issue.origin, howMuch(issue, 'at most', 'less than'), issue.maximum);
    case 'not_multiple_of':
      return `is a multiple of ${issue.divisor}`;
    case 'invalid_value':
      return oneOf(issue.values);
    case 'invalid_union':
      return 'options' in issue && issue.options ? oneOf(issue.options) : 'has one of the known forms';
    case 'invalid_format':
      return issue.pattern === undefined ? `is written as ${issue.format}` : `has the form ${issue.pattern}`;
    default:
      return 'has a value that is accepted here';
  }
}

/** The schema's own message, or undefined where it left zod's standard one. */
export function ownMessage(issue: Issue): string | undefined {
  // Zod does not tell whether a message is its own; these are the beginnings of its English ones.
  return /^(?:Invalid|Too big|Too small|Unrecognized key)/.test(issue.message) ? undefined : issue.message;
}

const TYPES: Readonly<Record<string, string>> = {
  string: 'text',
  number: 'a number',
  int: 'a whole number',
  boolean: '`true` or `false`',
  array: 'a list',
  tuple: 'a list',
  object: 'a map',
  record: 'a map',
  null: '`null`',
  never: 'not used here',
};

const UNITS: Readonly<Record<string, string>> = {
  string: 'characters',
  array: 'entries',
  set: 'entries',
  map: 'entries',
};

function howMuch(
  issue: { exact?: boolean; inclusive?: boolean },
  included: string,
  excluded: string,
): string {
  if (issue.exact) return 'exactly';
  return issue.inclusive === false ? excluded : included;
}

function bound(origin: string, how: string, limit: number | bigint): string {
  const unit = UNITS[origin];
  return unit === undefined
    ? `is ${how} ${limit}`
    : `has ${how} ${limit} ${limit === 1 ? unit.replace(/ies$/, 'y').replace(/s$/, '') : unit}`;
}

function oneOf(values: readonly unknown[]): string {
  const all = listed(values.map(String), values.length);
  return values.length === 1 ? `is ${all}` : `is one of ${all}`;
}
