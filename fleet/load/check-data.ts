import type { z } from 'zod';
import type { Finding } from '../problem.ts';
import { PathSet } from './issues/path-set.ts';
import { Mender, withoutMended } from './mend.ts';
import { type MapNode, plainMap } from './tree.ts';
import { zodFindings } from './zod-findings.ts';

/** Each step of mending goes up by a level at most; deeper than this nothing useful is left. */
const STEPS = 8;

/** What the schema and the rules say of a file. The value is there when no schema finding is. */
export interface Checked<T> {
  readonly value: T | undefined;
  readonly findings: readonly Finding[];
}

/**
 * Checks data by a schema and then by rules. Rules see the whole value even when parts of it are bad (those
 * are mended, see `Mender`), so that everything wrong is found at once; what they say of mended parts is left
 * out. What the schema itself says once its first complaints are mended (rules over several keys of one map)
 * is left out only for the mended parts themselves.
 */
export function checkData<T>(
  root: MapNode,
  schema: z.ZodType<T>,
  rules: (value: T) => readonly Finding[],
): Checked<T> {
  const data = plainMap(root);
  const first = schema.safeParse(data);
  if (first.success) return { value: first.data, findings: rules(first.data) };
  const findings = [...zodFindings(first.error.issues, schema, root)];
  const mender = new Mender(schema, data);
  let issues = first.error.issues;
  for (let step = 0; step < STEPS && mender.mend(issues); step++) {
    const next = schema.safeParse(mender.data);
    if (next.success) {
      findings.push(...withoutMended(rules(next.data), mender.paths));
      break;
    }
    issues = next.error.issues;
    const mended = new PathSet(mender.paths);
    findings.push(...zodFindings(issues, schema, root).filter(({ path }) => !mended.covers(path)));
  }
  return { value: undefined, findings };
}
