import { isDeepStrictEqual } from 'node:util';
import { z } from 'zod';
import { flowText } from '../../fleet/load/flow-text.ts';
import { loadText } from '../../fleet/load/load.ts';
import { parseYaml } from '../../fleet/load/parse-yaml.ts';
import { type Entry, type MapNode, type PlainValue, plainMap } from '../../fleet/load/tree.ts';
import type { Problem } from '../../fleet/problem.ts';
import { atEndOf, type Insertion, inserted, insertLines } from '../../fleet/yaml-edit/insertion.ts';
import { type Line, linesOf, offsetOf } from '../../fleet/yaml-edit/text-place.ts';
import type { Person } from '../model/person.ts';
import { githubNumber, login } from './fields.ts';

const PEOPLE = 'people';
const LIMITS = { size: 262_144, nodes: 20_000 } as const;

const listSchema = z.strictObject({
  people: z
    .array(z.strictObject({ login: login('The name of the account.'), id: githubNumber('Its number.') }))
    .max(5000)
    .nullable()
    .default([])
    .meta({ examples: [[{ login: 'octocat', id: 583231 }]] }),
});

/** The people of a list, or why the text is none; a person that stands there twice is one. */
export type PeopleList =
  | { readonly ok: true; readonly people: readonly Person[] }
  | { readonly ok: false; readonly problems: readonly Problem[] };

/** Reads a list of people: `people:` and below it `- {login: octocat, id: 583231}` for each. @param file its name, for problems */
export function readPeopleList(text: string, file: string): PeopleList {
  const loaded = loadText(text, file, { schema: listSchema, rules: () => [], limits: LIMITS });
  if (!loaded.ok) return { ok: false, problems: loaded.problems };
  const people = new Map((loaded.value.people ?? []).map(({ id, login: name }) => [id, { id, login: name }]));
  return { ok: true, people: [...people.values()] };
}

/**
 * The list with a person at its end, everything else byte for byte as it was; the same text when the person is in it already.
 * @returns undefined: the text is no such list, or is written in a way that takes no further entry
 */
export function withPerson(text: string, person: Person): string | undefined {
  if (text.trim() === '') return `${PEOPLE}:\n  - ${entryOf(person)}\n`;
  const list = readPeopleList(text, 'people');
  const parsed = parseYaml(text, 'people', LIMITS);
  if (!list.ok || !parsed.ok) return undefined;
  if (list.people.some(({ id }) => id === person.id)) return text;
  const wanted = wantedOf(parsed.root, person);
  for (const insertion of insertions(text, parsed.root, person)) {
    const result = inserted(text, insertion);
    const again = parseYaml(result, 'people', LIMITS);
    if (again.ok && isDeepStrictEqual(plainMap(again.root), wanted)) return result;
  }
  return undefined;
}

const entryOf = ({ login: name, id }: Person): string => `{login: ${flowText(name)}, id: ${id}}`;

function wantedOf(root: MapNode, { login: name, id }: Person): Record<string, PlainValue> {
  const data = plainMap(root);
  const before = Array.isArray(data[PEOPLE]) ? data[PEOPLE] : [];
  return { ...data, [PEOPLE]: [...before, { login: name, id }] };
}

/** Where the entry can stand, the most natural way first. Whether one of them means what it should is for the caller to try. */
function insertions(text: string, root: MapNode, person: Person): readonly Insertion[] {
  const lines = linesOf(text);
  const entry = root.entries.get(PEOPLE);
  if (entry === undefined || entry.value.kind !== 'list') {
    // Here the key stands without a value, or the file holds nothing but comments.
    const after = entry?.keyPlace.line ?? lines.length;
    const block = [...(entry === undefined ? [`${PEOPLE}:`] : []), `  - ${entryOf(person)}`];
    return [insertLines(lines, after, block)];
  }
  const start = offsetOf(lines, entry.value.place);
  if (text[start] === '[') return intoBrackets(text, start, entry, person);
  return belowItems(lines, root, entry, person);
}

function belowItems(
  lines: readonly Line[],
  root: MapNode,
  { value }: Entry,
  person: Person,
): readonly Insertion[] {
  const indent = value.place.column - 1;
  const following = [...root.entries.values()]
    .map(({ keyPlace }) => keyPlace.line)
    .filter(line => line > value.place.line);
  const bound = Math.min(...following, lines.length + 1) - 1;
  const block = [`${' '.repeat(indent)}- ${entryOf(person)}`];
  return atEndOf(lines, value.place.line, bound, indent).map(line => insertLines(lines, line, block));
}

/** Behind the last item: before a closing bracket, each of which is tried. */
function intoBrackets(text: string, start: number, { value }: Entry, person: Person): readonly Insertion[] {
  const filled = value.kind === 'list' && value.items.length > 0;
  const entry = entryOf(person);
  return [...text.slice(start).matchAll(/\]/g)].slice(0, 100).flatMap(({ index }) => {
    const before = text
      .slice(start, start + index)
      .trimEnd()
      .replace(/,$/, '');
    const at = start + before.length;
    // The second where a comment stands before the bracket, behind the last comma.
    return [
      { at, text: `${filled ? ', ' : ''}${entry}` },
      { at: start + index, text: entry },
    ];
  });
}
