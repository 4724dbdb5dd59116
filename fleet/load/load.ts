import type { z } from 'zod';
import type { Finding, Problem } from '../problem.ts';
import { checkData } from './check-data.ts';
import type { TextLimits } from './limits.ts';
import { locate } from './locate.ts';
import { parseYaml } from './parse-yaml.ts';
import { readChain } from './read-chain.ts';
import type { MapNode } from './tree.ts';

/** How a file is read and judged. */
export interface LoadOptions<T> {
  /** Returns a file's text; what it throws becomes a problem. */
  readonly read: (file: string) => string;
  readonly schema: z.ZodType<T>;
  /** What the schema cannot say: relations between parts. */
  readonly rules: (value: T) => readonly Finding[];
}

/** A file's value, or everything that is wrong with it: errors and warnings, sorted by file, line and column. */
export type Loaded<T> =
  | {
      readonly ok: true;
      readonly value: T;
      readonly warnings: readonly Problem[];
      /** The files that were read, the given one first. */
      readonly files: readonly string[];
      /** Where each part of the value was written. */
      readonly tree: MapNode;
    }
  | { readonly ok: false; readonly problems: readonly Problem[]; readonly files: readonly string[] };

/** Reads a YAML file with its bases, checks it whole and says in which line each problem stands. */
export function loadDocument<T>(file: string, { read, schema, rules }: LoadOptions<T>): Loaded<T> {
  const { root, problems, files } = readChain(file, read);
  return judged(root, problems, files, { schema, rules });
}

/** How a text that stands alone is judged. */
export interface TextOptions<T> extends Omit<LoadOptions<T>, 'read'> {
  readonly limits: TextLimits;
}

/** The same for one text, in which `base` is no more than an unknown key: for texts of people who may name no other file. */
export function loadText<T>(text: string, file: string, { limits, ...options }: TextOptions<T>): Loaded<T> {
  const parsed = parseYaml(text, file, limits);
  return parsed.ok
    ? judged(parsed.root, [], [file], options)
    : judged(undefined, parsed.problems, [file], options);
}

function judged<T>(
  root: MapNode | undefined,
  reading: readonly Problem[],
  files: readonly string[],
  { schema, rules }: Omit<LoadOptions<T>, 'read'>,
): Loaded<T> {
  if (root === undefined) return { ok: false, problems: inOrder(reading, files), files };
  const { value, findings } = checkData(root, schema, rules);
  const problems = inOrder([...reading, ...findings.map(finding => locate(finding, root))], files);
  const failed = problems.some(problem => problem.severity === 'error');
  if (value === undefined || failed) return { ok: false, problems, files };
  return { ok: true, value, warnings: problems, files, tree: root };
}

/** In the order in which a person reads the files; what aliases or bases show twice is told once. */
function inOrder(problems: readonly Problem[], files: readonly string[]): readonly Problem[] {
  const once = new Map<string, Problem>();
  for (const problem of problems) {
    const { place, rule, message } = problem;
    const key = JSON.stringify([place, rule, message]);
    if (!once.has(key)) once.set(key, problem);
  }
  const rank = ({ place }: Problem) => files.indexOf(place.file);
  return [...once.values()].sort(
    (a, b) => rank(a) - rank(b) || a.place.line - b.place.line || a.place.column - b.place.column,
  );
}
