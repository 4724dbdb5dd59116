import { suggest } from '../../fleet/suggest.ts';
import type { BuildFilters } from '../model/command.ts';
import { type Parsed, quoted, wrong } from './parsed.ts';

type Kind = keyof BuildFilters;

const MOST_FILTERS = 50;
const LONGEST_VALUE = 200;

/** EESSI's words for filters. Any beginning of one of at least three letters means it: `arch`, `repo`, `inst`, `accel`, `job`. */
const WORDS: readonly (readonly [string, Kind])[] = [
  ['repository', 'repository'],
  ['architecture', 'architecture'],
  ['instance', 'instance'],
  ['accelerator', 'accelerator'],
  ['jobid', 'job'],
];

/** Words of EESSI's that would bring text of a comment into the job's environment or its submission. */
const NEVER = ['exportvariable', 'jobargs', 'submitargs'];

/** What a filter is called when it is printed. */
export const SHORT_WORDS: readonly (readonly [string, Kind])[] = [
  ['repo', 'repository'],
  ['arch', 'architecture'],
  ['inst', 'instance'],
  ['accel', 'accelerator'],
  ['job', 'job'],
];

type Read = { readonly filters: readonly (readonly [Kind, string])[] } | Parsed;

/** Reads `repo:… arch:…`, and `for:arch=…,accel=…` of newer EESSI bots. */
export function buildFilters(text: string, word: string): { readonly filters: BuildFilters } | Parsed {
  const tokens = text.split(/\s+/).filter(each => each !== '');
  if (tokens.length > MOST_FILTERS) return wrong(`it has more than ${MOST_FILTERS} filters`);
  const found: (readonly [Kind, string])[] = [];
  for (const [index, token] of tokens.entries()) {
    const read = readFilter(token, tokens[index + 1]);
    if (!('filters' in read)) return inLine(read, tokens, index, word);
    found.push(...read.filters);
  }
  if (crosses(tokens)) return wrong('building on one architecture for another is not offered');
  const of = (kind: Kind) => [...new Set(found.filter(each => each[0] === kind).map(each => each[1]))];
  return {
    filters: {
      architecture: of('architecture'),
      repository: of('repository'),
      instance: of('instance'),
      accelerator: of('accelerator'),
      job: of('job'),
    },
  };
}

/** Puts the better word for one token into the line. */
function inLine(read: Parsed, tokens: readonly string[], index: number, word: string): Parsed {
  if ('command' in read || read.meant === undefined) return read;
  const behind = tokens.slice(index + (tokens[index]?.endsWith(':') ? 2 : 1));
  return wrong(read.why, [word, ...tokens.slice(0, index), read.meant, ...behind].join(' '));
}

function readFilter(token: string, next: string | undefined): Read {
  const colon = token.indexOf(':');
  if (colon < 0) return noFilter(token);
  const [name, value] = [token.slice(0, colon).toLowerCase(), token.slice(colon + 1)];
  if (value === '')
    return wrong(`${quoted(token)} has no value`, next === undefined ? undefined : token + next);
  if (value.length > LONGEST_VALUE) return wrong(`the value of ${quoted(name)} is too long`);
  if (name === 'for' || name === 'on') return readPairs(name, value);
  const kind = kindOf(name);
  if (kind !== undefined) return checkedValue(kind, value);
  if (name.length >= 3 && NEVER.some(each => each.startsWith(name)))
    return wrong(`${quoted(name)} would let a comment change how jobs are submitted, which is not offered`);
  return unknownWord(name, value);
}

const kindOf = (name: string): Kind | undefined =>
  name.length < 3 ? undefined : WORDS.find(([word]) => word.startsWith(name))?.[1];

function unknownWord(name: string, value: string): Parsed {
  const near = suggest(
    name,
    [...WORDS, ...SHORT_WORDS].map(([word]) => word),
  );
  const why = `${quoted(name)} is no filter; there are ${SHORT_WORDS.map(([word]) => word).join(', ')}`;
  return wrong(why, near === undefined ? undefined : `${near}:${value}`);
}

function noFilter(token: string): Parsed {
  const why = `${quoted(token)} is no filter, which has a word, a colon and a value`;
  const [name, ...value] = token.split('=');
  if (name !== undefined && value.length > 0 && kindOf(name.toLowerCase()) !== undefined)
    return wrong(why, `${name}:${value.join('=')}`);
  return wrong(why, token.includes('/') ? `arch:${token}` : undefined);
}

/** Names are compared as EESSI does: `x86_64-amd-zen2` is `x86_64/amd/zen2`, `nvidia=cc80` is `nvidia/cc80`. */
function checkedValue(kind: Kind, value: string): Read {
  if (kind === 'job' && !/^\d{1,18}$/.test(value)) return wrong(`${quoted(value)} is no number of a job`);
  if (kind === 'architecture') return { filters: [[kind, value.replaceAll('-', '/')]] };
  if (kind === 'accelerator') return { filters: [[kind, value.replaceAll('=', '/')]] };
  return { filters: [[kind, value]] };
}

/** `for:arch=x86_64/amd/zen4,accel=nvidia/cc90`. */
function readPairs(name: string, value: string): Read {
  const filters: (readonly [Kind, string])[] = [];
  for (const pair of value.split(',')) {
    const [word = '', given = ''] = pair.split('=');
    const kind = kindOf(word.toLowerCase());
    if ((kind !== 'architecture' && kind !== 'accelerator') || given === '' || pair.split('=').length !== 2)
      return wrong(`${quoted(`${name}:${value}`)} takes arch=NAME and accel=NAME, with a comma between them`);
    const read = checkedValue(kind, given);
    if ('filters' in read) filters.push(...read.filters);
  }
  return { filters };
}

function crosses(tokens: readonly string[]): boolean {
  const valuesOf = (word: string) =>
    tokens.filter(each => each.toLowerCase().startsWith(word)).map(each => each.slice(word.length));
  const [on, wanted] = [valuesOf('on:'), valuesOf('for:')];
  return wanted.length > 0 && on.some(each => !wanted.includes(each));
}
