import type { Nodes } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmFromMarkdown } from 'mdast-util-gfm';
import { gfm } from 'micromark-extension-gfm';
import { expect } from 'vitest';

/** Every node of the tree that GitHub would make of a text. */
export function nodesOf(markdown: string): readonly Nodes[] {
  const left: Nodes[] = [
    fromMarkdown(markdown, { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] }),
  ];
  const nodes: Nodes[] = [];
  for (let node = left.pop(); node !== undefined; node = left.pop()) {
    nodes.push(node);
    if ('children' in node) left.push(...node.children.toReversed());
  }
  return nodes;
}

/** What GitHub makes links, mentions and references of in text that is no code. */
const ACTS = /@[a-z\d]|#\d|\bgh-\d|:\/\/|www\.[a-z]/i;

const OURS = /^(?:<!-- ci-bot [\w%.~-]+ -->|<details><summary>[^<>]*<\/summary>|<\/details>)$/;

/** What only people may write, or nobody. */
const FOREIGN: ReadonlySet<string> = new Set([
  ...[
    'heading',
    'image',
    'imageReference',
    'linkReference',
    'definition',
    'footnoteReference',
    'footnoteDefinition',
  ],
  ...['blockquote', 'thematicBreak', 'delete', 'emphasis', 'code'],
]);

const ACTS_IN_FOLD = /<summary>.*(?:@[a-z\d]|(?<!&)#\d|:\/\/)/i;

/** Why a node could do something; undefined: it cannot. */
function harmOf(node: Nodes, allowed: readonly string[]): string | undefined {
  if (FOREIGN.has(node.type)) return node.type;
  if (node.type === 'text' && ACTS.test(node.value)) return `text ${node.value}`;
  if (node.type === 'html' && (!OURS.test(node.value) || ACTS_IN_FOLD.test(node.value)))
    return `html ${node.value}`;
  if (node.type !== 'link') return undefined;
  return allowed.includes('link') && /^https?:\/\/[^\s<>()|@]+$/.test(node.url)
    ? undefined
    : `link ${node.url}`;
}

/** No text in it acts: no mention, no reference, no HTML but ours, no heading, no link but to web pages. */
export function checkHarmless(markdown: string, allowed: readonly string[] = []): void {
  const nodes = nodesOf(markdown);
  expect(nodes.map(node => harmOf(node, allowed)).filter(each => each !== undefined)).toEqual([]);
  checkFolds(nodes);
}

/** Every fold is closed, none is closed that is not open, and rows are as wide as their heads. */
function checkFolds(nodes: readonly Nodes[]): void {
  let open = 0;
  let least = 0;
  for (const node of nodes) {
    if (node.type === 'html' && node.value.startsWith('<details>')) open++;
    if (node.type === 'html' && node.value === '</details>') open--;
    least = Math.min(least, open);
  }
  expect([open, least]).toEqual([0, 0]);
  const widths = nodes.flatMap(node =>
    node.type === 'table' ? [node.children.map(row => row.children.length)] : [],
  );
  expect(widths.filter(each => new Set(each).size > 1)).toEqual([]);
}
