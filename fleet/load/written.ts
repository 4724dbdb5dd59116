import type { Node } from './tree.ts';

const LONGEST = 80;

/** How a value was written, on one line and short enough for a message. */
export function written(node: Node): string {
  return shortened(inOneLine(node, 3));
}

/** A piece of a file, on one line and cut where it is too long for a message. */
export function shortened(text: string): string {
  const line = text
    .slice(0, 4 * LONGEST)
    .replace(/\s+/g, ' ')
    .trim();
  return line.length <= LONGEST ? line : `${line.slice(0, LONGEST - 1)}…`;
}

function inOneLine(node: Node, depth: number): string {
  if (node.kind === 'scalar') return node.source === '' ? 'nothing' : node.source;
  const count = node.kind === 'list' ? node.items.length : node.entries.size;
  const [open, close] = node.kind === 'list' ? ['[', ']'] : ['{', '}'];
  if (depth === 0 && count > 0) return `${open}…${close}`;
  // Ten items are longer than what is shown of them.
  const parts =
    node.kind === 'list'
      ? node.items.slice(0, 10).map(item => inOneLine(item, depth - 1))
      : [...node.entries].slice(0, 10).map(([key, { value }]) => `${key}: ${inOneLine(value, depth - 1)}`);
  return `${open}${parts.join(', ')}${count > 10 ? ', …' : ''}${close}`;
}
