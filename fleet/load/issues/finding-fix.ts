import { z } from 'zod';
import { listed } from '../../did-you-mean.ts';
import type { Path } from '../../problem.ts';
import { suggest } from '../../suggest.ts';
import { flowEntry, flowText } from '../flow-text.ts';
import type { Node } from '../tree.ts';
import type { Issue, Leaf } from './leaf-issues.ts';
import { exampleAt, keyExampleAt, type Schema, schemasAt } from './schema-walk.ts';

/** What to write instead of a wrong value. Undefined when nothing more helpful than the rule can be said. */
export function findingFix(
  { path, issues }: Leaf,
  schema: Schema,
  node: Node | undefined,
): string | undefined {
  const [issue] = issues;
  const own: unknown = issue.code === 'custom' ? issue.params?.fix : undefined;
  if (typeof own === 'string') return own;
  if (issue.code === 'invalid_key') return forExample(keyExampleAt(schema, path.slice(0, -1)));
  const near = nearest(issues, node) ?? quoted(path, schema, node);
  if (near !== undefined) return near;
  const key = path.at(-1);
  const example = exampleAt(schema, path);
  if (typeof key !== 'string' || example === undefined) return forExample(example);
  return `write for example \`${flowEntry(key, example)}\``;
}

/** What was meant by an unknown key: the nearest key that is still free, or a key glued to its value. */
export function unknownKeyFix(
  key: string,
  known: readonly string[],
  free: readonly string[],
): { readonly fix: string; readonly meant: string | undefined } {
  const [, before, after] = /^([^:]+):(.+)$/.exec(key) ?? [];
  if (before !== undefined && known.includes(before))
    return { fix: `write \`${before}: ${after}\`, with a space after the colon`, meant: before };
  const meant = suggest(key, free);
  if (meant !== undefined) return { fix: `did you mean \`${meant}\`?`, meant };
  const twin = suggest(key, known);
  if (twin !== undefined) return { fix: `remove it; \`${twin}\` is there already`, meant: undefined };
  return { fix: `remove it; known are ${listed(known)}`, meant: undefined };
}

function nearest(issues: readonly Issue[], node: Node | undefined): string | undefined {
  if (node?.kind !== 'scalar') return undefined;
  const values = issues.flatMap(issue => (issue.code === 'invalid_value' ? issue.values.map(String) : []));
  const near = suggest(String(node.value), values);
  return near === undefined ? undefined : `did you mean \`${near}\`?`;
}

/** Text that YAML reads as a number, as `true` or as nothing, when it would do as text. */
function quoted(path: Path, schema: Schema, node: Node | undefined): string | undefined {
  if (node?.kind !== 'scalar' || node.source === '' || typeof node.value === 'string') return undefined;
  const [wanted] = schemasAt(schema, path);
  if (wanted === undefined || !z.safeParse(wanted, node.source).success) return undefined;
  return `put it in quotes, because it is text: \`"${node.source}"\``;
}

function forExample(example: unknown): string | undefined {
  return example === undefined ? undefined : `write for example \`${flowText(example)}\``;
}
