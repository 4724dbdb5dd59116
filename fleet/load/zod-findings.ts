import type { Finding, Path } from '../problem.ts';
import { pathText } from '../problem.ts';
import { flowEntry } from './flow-text.ts';
import { findingFix, unknownKeyFix } from './issues/finding-fix.ts';
import { ownMessage, requirement } from './issues/issue-words.ts';
import { type Issue, type Leaf, leafIssues } from './issues/leaf-issues.ts';
import { exampleAt, keysAt, type Schema } from './issues/schema-walk.ts';
import { type MapNode, type Node, nodeAt } from './tree.ts';
import { shortened, written } from './written.ts';

/** Findings of these rules are about a key, not about its value. */
export const KEY_RULES: ReadonlySet<string> = new Set(['unknown-key', 'wrong-key']);

const RULES: Readonly<Record<string, string>> = {
  invalid_type: 'wrong-type',
  too_small: 'too-small',
  too_big: 'too-big',
  invalid_format: 'wrong-form',
  invalid_key: 'wrong-key',
};

/**
 * Says zod's issues in words, one finding for each thing that a person has to mend. A custom issue may bring
 * its own `rule` and `fix` in its `params`, any issue its own message; all else comes from the schema.
 * @param schema the schema that made the issues
 * @param root what was checked
 */
export function zodFindings(issues: readonly Issue[], schema: Schema, root: MapNode): readonly Finding[] {
  const leaves = leafIssues(issues, path => nodeAt(root, path) !== undefined);
  const context = { schema, root };
  const unknown = leaves.flatMap(leaf => unknownKeys(leaf, context));
  const misspelt = new Set(unknown.flatMap(({ meant }) => (meant === undefined ? [] : [pathText(meant)])));
  const others = leaves.filter(leaf => !isUnknownKeys(leaf)).map(leaf => findingOf(leaf, context));
  const missing = ({ rule, path }: Finding) => rule === 'missing-key' && misspelt.has(pathText(path));
  return [...unknown.map(({ finding }) => finding), ...others.filter(finding => !missing(finding))];
}

interface Context {
  readonly schema: Schema;
  readonly root: MapNode;
}

/** An unknown key, and the path of the key that it most likely is. */
interface UnknownKey {
  readonly finding: Finding;
  readonly meant: Path | undefined;
}

function isUnknownKeys({ issues: [issue] }: Leaf): boolean {
  return issue.code === 'unrecognized_keys';
}

function unknownKeys({ path, issues: [issue] }: Leaf, { schema, root }: Context): readonly UnknownKey[] {
  if (issue.code !== 'unrecognized_keys') return [];
  const map = nodeAt(root, path);
  const present = map?.kind === 'map' ? map.entries : new Map();
  const known = keysAt(schema, path);
  const free = known.filter(key => !present.has(key));
  return issue.keys.map(key => {
    const value = nodeAt(root, [...path, key]);
    const { fix, meant } = unknownKeyFix(key, known, free);
    const finding: Finding = {
      severity: 'error',
      rule: 'unknown-key',
      path: [...path, key],
      message:
        path.length === 0
          ? `\`${key}\` is no key of the file`
          : `\`${key}\` is no key of \`${nameOf(path)}\``,
      got: shortened(value === undefined || isEmpty(value) ? key : `${key}: ${written(value)}`),
      fix,
    };
    return { finding, meant: meant === undefined ? undefined : [...path, meant] };
  });
}

function isEmpty(node: Node): boolean {
  return node.kind === 'scalar' && node.source === '';
}

function findingOf(leaf: Leaf, context: Context): Finding {
  const { path, issues } = leaf;
  const node = nodeAt(context.root, path);
  const message = messageOf(leaf);
  if (node === undefined && issues[0].code !== 'custom') return missingKey(path, context.schema);
  const fix = findingFix(leaf, context.schema, node);
  return {
    severity: 'error',
    rule: ruleOf(issues),
    path,
    message,
    ...(node !== undefined && {
      got: issues[0].code === 'invalid_key' ? String(path.at(-1)) : written(node),
    }),
    ...(fix !== undefined && { fix }),
  };
}

function missingKey(path: Path, schema: Schema): Finding {
  const key = String(path.at(-1));
  const example = exampleAt(schema, path);
  const line = example === undefined ? `${key}: …` : flowEntry(key, example);
  return {
    severity: 'error',
    rule: 'missing-key',
    path,
    message: `\`${key}\` is missing`,
    fix: `add for example \`${line}\``,
  };
}

function ruleOf(issues: Leaf['issues']): string {
  const [issue] = issues;
  const own: unknown = issue.code === 'custom' ? issue.params?.rule : undefined;
  if (typeof own === 'string') return own;
  return issues.length > 1 ? 'wrong-value' : (RULES[issue.code] ?? 'wrong-value');
}

function messageOf({ path, issues }: Leaf): string {
  const name = nameOf(path);
  const [first] = issues;
  const single = first.code === 'invalid_key' ? (first.issues[0] ?? first) : first;
  const own = issues.length === 1 ? ownMessage(single) : undefined;
  if (own === undefined) return `\`${name}\` ${[...new Set(issues.map(requirementOf))].join(', or ')}`;
  if (own.includes(`\`${name}\``)) return own;
  return own.startsWith('must ') ? `\`${name}\` ${own}` : `\`${name}\`: ${own}`;
}

function requirementOf(issue: Issue): string {
  const [inner] = issue.code === 'invalid_key' ? issue.issues : [];
  return ownMessage(issue) ?? requirement(inner ?? issue);
}

/** What a person calls the value: its key, and for items the key of the list and the index. */
function nameOf(path: Path): string {
  const key = path.findLastIndex(step => typeof step === 'string');
  return pathText(key < 0 ? path : path.slice(key));
}
