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
  const problems = [...told.map(untold), ...secrets].toSorted(
    (a, b) => a.place.line - b.place.line || a.place.column - b.place.column,
  );
  return {
    value: loaded.ok && secrets.length === 0 ? loaded.value : undefined,
    problems,
    shown: blotted(
      clean,
      told.filter(isSensitive).map(({ place }) => place),
    ),
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

/** Problems of the YAML itself have no path; there the lines that they quote are looked at. */
const isSensitive = ({ path, message, got = '' }: Problem): boolean =>
  path.length === 0
    ? SENSITIVE.test(`${message} ${got}`)
    : path.some(step => typeof step === 'string' && SENSITIVE.test(step));

/** The problem without the value; a key such as `token:hunter2` is cut where the value begins. */
function untold(problem: Problem): Problem {
  if (!isSensitive(problem)) return problem;
  const { got: _, fix, ...rest } = problem;
  const last = rest.path.at(-1);
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
  return text
    .split('\n')
    .map((line, index) => {
      const column = columns.get(index + 1);
      return column === undefined
        ? line
        : line.slice(0, column - 1) + line.slice(column - 1).replace(/[^\s:]/g, 'x');
    })
    .join('\n');
}
