import { LIMITS } from '../limits.ts';
import type { Node } from '../tree.ts';

/** What an anchor names, and how much an alias to it adds to the file with all aliases written out. */
interface Anchored {
  readonly node: Node;
  readonly nodes: number;
  readonly height: number;
}

/** Why an alias cannot be followed. */
export type AliasFailure = 'unknown' | 'cycle' | 'too-much';

/**
 * Counts the values of a file as if every alias were written out, so that a few lines of aliases of aliases
 * are refused before anything walks through what they stand for.
 */
export class Anchors {
  readonly #known = new Map<string, Anchored | 'open'>();
  #nodes = 0;
  #depth = 0;
  #deepest = 0;

  /** Counts one more value; without aliases their number is bounded by the text's. */
  count(): void {
    this.#nodes++;
  }

  /** Reads a collection or scalar, which `name` may name. */
  within(name: string | undefined, read: () => Node): Node {
    const { nodes, deepest } = { nodes: this.#nodes, deepest: this.#deepest };
    if (name !== undefined) this.#known.set(name, 'open');
    this.#depth++;
    this.#deepest = this.#depth;
    const node = read();
    this.#depth--;
    const height = this.#deepest - this.#depth;
    if (name !== undefined) this.#known.set(name, { node, nodes: this.#nodes - nodes, height });
    this.#deepest = Math.max(deepest, this.#deepest);
    return node;
  }

  /** The node an alias stands for. */
  follow(name: string): Node | AliasFailure {
    const anchored = this.#known.get(name);
    if (anchored === undefined) return 'unknown';
    if (anchored === 'open') return 'cycle';
    const nodes = this.#nodes + anchored.nodes;
    const deepest = this.#depth + anchored.height;
    if (nodes > LIMITS.nodes || deepest > LIMITS.depth) return 'too-much';
    this.#nodes = nodes;
    this.#deepest = Math.max(this.#deepest, deepest);
    return anchored.node;
  }

  names(): Iterable<string> {
    return this.#known.keys();
  }
}
