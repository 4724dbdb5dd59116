import type { SimulatedNode } from './simulated-node.ts';

/** How many agents of a label took builds when one of the roll's acts left fewer than there must be. */
export interface FloorBreak {
  readonly at: number;
  readonly label: string;
  readonly serving: number;
  readonly floor: number;
  readonly by: string;
}

/** The agents in service of each label, over time. */
export class CapacityWatch {
  readonly #serving = new Map<string, number>();
  readonly #lowest = new Map<string, number>();
  readonly #counted = new WeakSet<SimulatedNode>();
  readonly breaks: FloorBreak[] = [];

  servingOf(label: string): number {
    return this.#serving.get(label) ?? 0;
  }

  /** The fewest since `restart`. */
  lowestOf(label: string): number {
    return this.#lowest.get(label) ?? this.servingOf(label);
  }

  labels(): readonly string[] {
    return [...this.#serving.keys()];
  }

  restart(): void {
    this.#lowest.clear();
    for (const [label, serving] of this.#serving) this.#lowest.set(label, serving);
  }

  /** To be called whenever a node may have begun or ceased to serve. */
  note(node: SimulatedNode): void {
    const serves = node.serves && !node.machine.gone;
    if (serves === this.#counted.has(node)) return;
    if (serves) this.#counted.add(node);
    else this.#counted.delete(node);
    for (const label of node.labels) this.#change(label, serves ? 1 : -1);
  }

  #change(label: string, by: number): void {
    const serving = this.servingOf(label) + by;
    this.#serving.set(label, serving);
    if (serving < (this.#lowest.get(label) ?? serving)) this.#lowest.set(label, serving);
  }
}
