import { didYouMean } from '../../../fleet/did-you-mean.ts';
import type { Node } from '../../../fleet/load/tree.ts';
import type { Finding, Path } from '../../../fleet/problem.ts';
import { referencesIn } from './references.ts';

/** References to secrets that nothing sets: Jenkins makes an empty text of them, and says so in its log only. */
export function referenceFindings(root: Node, secrets: ReadonlySet<string>): readonly Finding[] {
  const findings: Finding[] = [];
  walk(root, [], (text, path) => {
    for (const { name, needsSecret } of referencesIn(text))
      if (needsSecret && !secrets.has(name)) findings.push(unset(name, path, secrets));
  });
  return findings;
}

function walk(node: Node, path: Path, visit: (text: string, path: Path) => void): void {
  if (node.kind === 'map') for (const [key, { value }] of node.entries) walk(value, [...path, key], visit);
  else if (node.kind === 'list')
    for (const [index, item] of node.items.entries()) walk(item, [...path, index], visit);
  else if (typeof node.value === 'string') visit(node.value, path);
}

const unset = (name: string, path: Path, secrets: Iterable<string>): Finding => ({
  severity: 'error',
  rule: 'unset-reference',
  path,
  message: `\`\${${name}}\` refers to a secret that the fleet does not have; Jenkins would take an empty text`,
  got: `\${${name}}`,
  fix: didYouMean(
    name,
    secrets,
    `add \`${name}\` to \`secrets\`, or write \`^\${${name}}\` when it is no reference`,
  ),
});
