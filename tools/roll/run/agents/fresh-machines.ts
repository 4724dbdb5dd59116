import { nodesOf, type PoolMachine } from '../../plan/pool-machine.ts';
import type { Scene } from '../scene.ts';

/** Clocks of AWS and of this process may differ, in milliseconds. */
const SKEW = 60_000;

/** Whether a new machine has shown that its agents connect: what becomes of it later is not the image's fault. */
const isUp = (machine: PoolMachine): boolean => {
  const nodes = nodesOf(machine);
  return nodes.length > 0 && nodes.every(({ state }) => state !== 'offline');
};

/**
 * Machines of groups that are as they should be and stand for no other yet, each to be taken once. Whether the roll or the queue
 * asked for one makes no difference.
 */
export class FreshMachines {
  readonly #byPool: ReadonlyMap<string, PoolMachine[]>;

  constructor({ machines, state }: Pick<Scene, 'machines' | 'state'>) {
    const known = new Set<string>();
    for (const { replacement } of state.agents.values())
      if (replacement !== undefined) known.add(replacement);
    const fresh = [...machines.values()].filter(
      ({ facts }) => facts.drift.length === 0 && facts.host === undefined && !known.has(facts.id),
    );
    this.#byPool = Map.groupBy(fresh, ({ pool }) => pool);
  }

  /** One that came to the pool since then and whose agents are up. @param since - in milliseconds since 1970 */
  take(pool: string, since: number): PoolMachine | undefined {
    const waiting = this.#byPool.get(pool) ?? [];
    const index = waiting.findIndex(machine => machine.facts.launchedAt + SKEW >= since && isUp(machine));
    return index === -1 ? undefined : waiting.splice(index, 1)[0];
  }

  /** Whether one came to the pool since then whose agents are not up. */
  hasSilent(pool: string, since: number): boolean {
    return (this.#byPool.get(pool) ?? []).some(({ facts }) => facts.launchedAt + SKEW >= since);
  }
}
