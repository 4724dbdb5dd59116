import type { Random } from './random.ts';
import type { SimulatedNode } from './simulated-node.ts';

/** The nodes that could begin a build now, by what they take. */
export class FreeNodes {
  readonly #byKey = new Map<string, Free>();

  set(node: SimulatedNode, free: boolean): void {
    for (const key of node.keys) {
      const nodes = this.#byKey.get(key) ?? new Free();
      this.#byKey.set(key, nodes);
      if (free) nodes.add(node);
      else nodes.remove(node);
    }
  }

  /** Any of those that take this; Jenkins spreads jobs by a hash, which to everybody else is chance. */
  anyFor(key: string, random: Random): SimulatedNode | undefined {
    return this.#byKey.get(key)?.any(random);
  }

  countOf(key: string): number {
    return this.#byKey.get(key)?.size ?? 0;
  }
}

/** A set of which any member is found at once. */
class Free {
  readonly #nodes: SimulatedNode[] = [];
  readonly #places = new Map<SimulatedNode, number>();

  get size(): number {
    return this.#nodes.length;
  }

  add(node: SimulatedNode): void {
    if (this.#places.has(node)) return;
    this.#places.set(node, this.#nodes.length);
    this.#nodes.push(node);
  }

  remove(node: SimulatedNode): void {
    const place = this.#places.get(node);
    const last = this.#nodes.pop();
    if (place === undefined) {
      if (last !== undefined) this.#nodes.push(last);
      return;
    }
    this.#places.delete(node);
    if (last === undefined || last === node) return;
    this.#nodes[place] = last;
    this.#places.set(last, place);
  }

  any(random: Random): SimulatedNode | undefined {
    return this.#nodes[random.below(this.#nodes.length)];
  }
}
