import type { Loaded } from '../../fleet/load/load.ts';
import { LineTable } from '../../fleet/load/yaml/line-table.ts';
import type { Place, Problem } from '../../fleet/problem.ts';
import { masked } from './secret-looks.ts';

/** What was read from a text without its secrets. */
interface Hidden<T> {
  readonly value: T | undefined;
  readonly problems: readonly Problem[];
  readonly shown: string;
}

/** Keys under which a secret may have been written instead of its name. */
const SENSITIVE = /secret|token|password|passwd|private.?key|signing.?key|api.?key|credential/i;

/**
 * Reads a text in such a way that no problem tells a secret: what looks like one is blotted out before anything else reads it, and
 * of what stands wrongly under the key of a secret only the place is told.
 */
export function hidden<T>(text: string, file: string, load: (text: string) => Loaded<T>): Hidden<T> {
  const { text: clean, found } = masked(text);
  const lines = new LineTable(file, clean);
  const secrets = found.map(offset => secretInFile(lines.placeAt(offset)));
  const loaded = load(clean);
  const told = loaded.ok ? loaded.warnings : loaded.problems;
  const sensitive = sensitivePlaces(clean, told);
  const problems = [
    ...told.map(problem => (sensitive.has(problem) ? untold(problem) : problem)),
    ...secrets,
  ].toSorted((a, b) => a.place.line - b.place.line || a.place.column - b.place.column);
  return {
    value: loaded.ok && secrets.length === 0 ? loaded.value : undefined,
    problems,
    shown: blotted(clean, [...sensitive.values()]),
  };
}

function secretInFile(place: Place): Problem {
  return {
    severity: 'error',
    rule: 'secret-in-file',
    path: [],
    place,
    message: 'this looks like a secret; the file holds names of secrets, never their values',
    fix: 'take it for known to others: make a new one, keep that in the store of secrets, and write its name here',
  };
}

/** Problems at the key of a secret, or in a line that has one, and from where on their line is not to be shown. */
function sensitivePlaces(text: string, problems: readonly Problem[]): ReadonlyMap<Problem, Place> {
  const lines = text.split(/\r\n?|\n/);
  const found = new Map<Problem, Place>();
  for (const problem of problems) {
    const { place, path } = problem;
    const inLine = (lines[place.line - 1] ?? '').search(SENSITIVE);
    const meant = problem.rule === 'unknown-key' && SENSITIVE.test(problem.fix ?? '');
    const inPath = meant || path.some(step => typeof step === 'string' && SENSITIVE.test(step));
    if (inLine < 0 && !inPath) continue;
    const column = inLine < 0 ? place.column : Math.min(place.column, inLine + 1);
    found.set(problem, { ...place, column });
  }
  return found;
}

/** The problem without the value; a key such as `token:hunter2` is cut where the value begins. */
function untold({ got: _, fix, ...rest }: Problem): Problem {
  const last = rest.path.at(-1);
  // What mends YAML repeats what is written; what mends a value comes from the schema.
  if (last === undefined) return rest;
  if (rest.rule !== 'unknown-key' || typeof last !== 'string' || /^[\w-]{1,40}$/.test(last))
    return { ...rest, ...(fix !== undefined && { fix }) };
  return {
    ...rest,
    path: rest.path.slice(0, -1),
    message: 'this is no key of the file',
    fix: 'write `KEY: NAME`, with a space after the colon',
  };
}

/** The text with `x` for all that stands behind these places in their lines. */
function blotted(text: string, places: readonly Place[]): string {
  if (places.length === 0) return text;
  const columns = new Map<number, number>();
  for (const { line, column } of places) columns.set(line, Math.min(column, columns.get(line) ?? column));
  return [...text.split(/(\r\n?|\n)/).entries()]
    .map(([index, line]) => {
      const column = index % 2 === 0 ? columns.get(index / 2 + 1) : undefined;
      if (column === undefined) return line;
      return line.slice(0, column - 1) + line.slice(column - 1).replace(/[^\s:]/g, 'x');
    })
    .join('');
}
