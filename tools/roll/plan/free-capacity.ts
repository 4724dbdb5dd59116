import type { Capacity, RollStep, RollTask } from './roll-task.ts';

/** What is free at one moment of a schedule. */
export class FreeCapacity {
  readonly #slack: Map<string, number>;
  readonly #surge: Map<string, number>;

  constructor({ slack, surge }: Capacity) {
    this.#slack = new Map(slack);
    this.#surge = new Map(surge);
  }

  /** Whether anything at all could be begun now. */
  get isSpent(): boolean {
    const none = (counts: ReadonlyMap<string, number>) => [...counts.values()].every(count => count <= 0);
    return none(this.#surge) && none(this.#slack);
  }

  /** How a machine could be begun now: with a replacement first, where its pool has room for one. */
  wayFor({ pool, serving }: RollTask): RollStep['way'] | undefined {
    if ((this.#surge.get(pool) ?? 0) > 0) return 'surge';
    return this.mayMiss(serving) ? 'replace' : undefined;
  }

  /** Whether the floors allow that so many agents more are out of service. @param serving - by label */
  mayMiss(serving: RollTask['serving']): boolean {
    return [...serving].every(([label, count]) => (this.#slack.get(label) ?? 0) >= count);
  }

  /** So many agents more are out of service. @param serving - by label */
  miss(serving: RollTask['serving']): void {
    for (const [label, count] of serving) this.#give(label, -count);
  }

  take({ pool, serving }: RollTask, way: RollStep['way']): void {
    if (way === 'surge') this.#surge.set(pool, (this.#surge.get(pool) ?? 0) - 1);
    else this.miss(serving);
  }

  /** A new machine serves with all its agents, also where the old one did not. */
  giveBack({ pool, serving, agents }: RollTask, way: RollStep['way']): void {
    if (way === 'surge') this.#surge.set(pool, (this.#surge.get(pool) ?? 0) + 1);
    for (const [label, count] of agents)
      this.#give(label, way === 'surge' ? count - (serving.get(label) ?? 0) : count);
  }

  #give(label: string, count: number): void {
    this.#slack.set(label, (this.#slack.get(label) ?? 0) + count);
  }
}
