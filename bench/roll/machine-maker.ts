import { agentsOf } from '../../fleet/resolve/agents.ts';
import type { Fleet } from '../../fleet/schema/fleet.ts';
import { bootOf } from '../../tools/roll/plan/boot-times.ts';
import type { Random } from './random.ts';
import type { SimulatedJenkins } from './simulated-jenkins.ts';
import { type ImageFlaw, instanceId, SimulatedMachine } from './simulated-machine.ts';
import { SimulatedNode } from './simulated-node.ts';
import type { Timing } from './timing.ts';
import type { VirtualClock } from './virtual-clock.ts';

/** What machines are made of. */
export interface Makings {
  readonly fleet: Fleet;
  readonly clock: VirtualClock;
  readonly random: Random;
  readonly timing: Timing;
  readonly jenkins: SimulatedJenkins;
  /** What is wrong with the image that a pool should have, by pool. */
  readonly flaws: ReadonlyMap<string, ImageFlaw>;
}

/** Makes machines, and the nodes that they become. */
export class MachineMaker {
  readonly #makings: Makings;
  readonly #agents: Map<string, ReturnType<typeof agentsOf>[number][]>;
  #made = 0;

  constructor(makings: Makings) {
    this.#makings = makings;
    this.#agents = Map.groupBy(agentsOf(makings.fleet), ({ pool }) => pool);
  }

  /** A machine without nodes, just launched. @param outdated - it still has the image of before. */
  launch(pool: string, host: number | undefined, outdated = false): SimulatedMachine {
    const { clock, fleet, flaws, random } = this.#makings;
    this.#made += 1;
    const written = fleet.pools[pool];
    const spotShare = written?.kind === 'autoscaled' ? 1 - written.autoscaled.onDemand.above.points / 100 : 0;
    return new SimulatedMachine({
      id: instanceId(this.#made),
      pool,
      host,
      launchedAt: clock.now(),
      spot: random.chance(spotShare),
      outdated,
      flaw: outdated ? undefined : flaws.get(pool),
    });
  }

  /** Jenkins gets its nodes. Those of a static host are there already, and are the new machine's from now on. */
  addNodes(machine: SimulatedMachine): void {
    for (const { name, labels, executors } of this.#agentsOn(machine)) {
      const called =
        machine.host === undefined ? `${this.#makings.fleet.fleet}-${machine.pool} ${machine.id}` : name;
      const before = this.#makings.jenkins.nodes.get(called);
      const node = new SimulatedNode(called, labels, executors, machine);
      node.mark = before?.mark;
      node.uses = this.#usesOf(machine.pool);
      machine.nodes.push(node);
      this.#makings.jenkins.add(node);
    }
  }

  /** How long a machine of a pool takes to boot this time, in milliseconds. */
  bootOf(pool: string): number {
    const { fleet, timing, random } = this.#makings;
    const written = fleet.pools[pool];
    const usual = timing.boots.get(pool) ?? (written === undefined ? 0 : bootOf(written));
    return usual * (1 + timing.bootSpread * (2 * random.next() - 1));
  }

  #agentsOn({ pool, host }: SimulatedMachine) {
    return (this.#agents.get(pool) ?? []).filter(agent => agent.host === (host ?? 0));
  }

  #usesOf(pool: string): number {
    const written = this.#makings.fleet.pools[pool];
    const uses = written?.kind === 'autoscaled' ? written.autoscaled.uses : 'unlimited';
    return uses === 'unlimited' ? Number.POSITIVE_INFINITY : uses;
  }
}
