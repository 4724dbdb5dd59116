import type { z } from 'zod';
import { loadDocument } from '../fleet/load/load.ts';
import { type Problem, pathText } from '../fleet/problem.ts';
import type { Parts } from '../fleet/render/generator.ts';

/** The text of a hand-written file of this folder. @throws Error when there is none. */
export function partOf(parts: Parts, path: string): string {
  const text = parts.get(path);
  if (text === undefined) throw new Error(`packer/${path} is missing`);
  return text;
}

/**
 * A hand-written YAML file of this folder, checked.
 * @throws Error with every problem, each with its line, rule, value and fix.
 */
export function readPart<T>(parts: Parts, path: string, schema: z.ZodType<T>): T {
  const loaded = loadDocument(path, { read: file => partOf(parts, file), schema, rules: () => [] });
  if (loaded.ok) return loaded.value;
  throw new Error(loaded.problems.map(problemLine).join('\n'));
}

function problemLine({ place, path, message, got, fix }: Problem): string {
  const given = got === undefined ? '' : `; got: ${got}`;
  const mend = fix === undefined ? '' : `; ${fix}`;
  return `packer/${place.file}:${place.line}:${place.column}: ${pathText(path)}: ${message}${given}${mend}`;
}
