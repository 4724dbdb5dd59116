import type { Nodes } from 'mdast';

/** A node, or what a fold of ours holds. */
export type Part =
  | { readonly kind: 'node'; readonly node: Nodes }
  | { readonly kind: 'fold'; readonly summary: string; readonly nodes: readonly Nodes[] };

const BEGIN = /^<details>\s*<summary>([^<>]*)<\/summary>$/;
const END = '</details>';

/** Siblings, with those between the lines that begin and end a fold put together. A fold that nobody ends goes to the end. */
export function foldedParts(nodes: readonly Nodes[]): readonly Part[] {
  const parts: Part[] = [];
  let fold: { readonly summary: string; readonly nodes: Nodes[] } | undefined;
  for (const node of nodes) {
    const summary = node.type === 'html' ? BEGIN.exec(node.value.trim())?.[1] : undefined;
    const ends = node.type === 'html' && node.value.trim() === END;
    if (fold !== undefined && !ends) fold.nodes.push(node);
    else if (fold !== undefined) {
      parts.push({ kind: 'fold', ...fold });
      fold = undefined;
    } else if (summary !== undefined) fold = { summary: decoded(summary), nodes: [] };
    else parts.push({ kind: 'node', node });
  }
  return fold === undefined ? parts : [...parts, { kind: 'fold', ...fold }];
}

/** What `neutral` has written as numbers. */
const decoded = (text: string): string =>
  text.replaceAll(/&#(\d{1,6});/g, (_, digits) => String.fromCodePoint(Number(digits)));
