import type { Fleet } from '../../fleet/schema/fleet.ts';
import type { SimulatedGroup } from './simulated-group.ts';
import type { SimulatedJenkins } from './simulated-jenkins.ts';
import type { SimulatedNode } from './simulated-node.ts';
import type { VirtualClock } from './virtual-clock.ts';

/** How often the plugin looks at queue and group, in milliseconds. */
const ROUND = 10_000;

/** The ec2-fleet plugin: groups grow with the queue, and idle machines go, cordoned ones too. */
export class FleetPlugin {
  readonly #fleet: Fleet;
  readonly #clock: VirtualClock;
  readonly #groups: ReadonlyMap<string, SimulatedGroup>;
  readonly #jenkins: () => SimulatedJenkins;
  /** Labels at which it is going to look. */
  readonly #asked = new Set<string>();
  #reaped = 0;

  constructor(
    fleet: Fleet,
    clock: VirtualClock,
    groups: ReadonlyMap<string, SimulatedGroup>,
    jenkins: () => SimulatedJenkins,
  ) {
    this.#fleet = fleet;
    this.#clock = clock;
    this.#groups = groups;
    this.#jenkins = jenkins;
  }

  /** How many machines it ended because they were idle. */
  get reaped(): number {
    return this.#reaped;
  }

  readonly queued = (label: string): void => {
    if (this.#asked.has(label)) return;
    this.#asked.add(label);
    this.#clock.after(ROUND, () => {
      this.#asked.delete(label);
      this.#grow(label);
    });
  };

  readonly idle = (node: SimulatedNode): void => {
    const group = this.#groups.get(node.machine.pool);
    if (group === undefined) return;
    const retires = node.uses <= 0;
    if (!retires && group.min >= group.max) return;
    this.#clock.after(retires ? ROUND : this.#idleTime(group), () => this.#reap(node, group));
  };

  #idleTime({ pool }: SimulatedGroup): number {
    const written = this.#fleet.pools[pool];
    return written?.kind === 'autoscaled' ? written.autoscaled.idle.seconds * 1_000 : 0;
  }

  #reap({ machine }: SimulatedNode, group: SimulatedGroup): void {
    if (machine.gone || !this.#jenkins().up) return;
    const retires = machine.nodes.some(({ uses }) => uses <= 0);
    const idleFor = Math.min(
      ...machine.nodes.map(({ idleSince }) => this.#clock.now() - (idleSince ?? Infinity)),
    );
    if (idleFor < (retires ? ROUND : this.#idleTime(group))) return;
    if (!retires && group.desired <= group.min) return;
    this.#reaped += 1;
    group.unsettle();
    group.terminate(machine, true, 'the plugin, as idle');
  }

  #grow(label: string): void {
    const jenkins = this.#jenkins();
    const waiting = jenkins.executors.queue.lengthOf(label);
    if (waiting === 0) return;
    if (jenkins.up && !jenkins.quieting) this.#growFor(label, waiting);
    this.queued(label);
  }

  #growFor(label: string, waiting: number): void {
    let needed = waiting;
    for (const group of this.#groups.values()) {
      const written = this.#fleet.pools[group.pool];
      const agents = written?.agents.filter(({ labels }) => labels.includes(label)) ?? [];
      const executors = agents.reduce((sum, agent) => sum + agent.executors, 0);
      if (executors === 0) continue;
      const more = Math.ceil(needed / executors) - group.booting;
      const room = group.max - group.desired;
      if (more > 0 && room > 0) {
        group.unsettle();
        group.want(group.desired + more);
      }
      needed -= (Math.max(0, Math.min(more, room)) + group.booting) * executors;
      if (needed <= 0) return;
    }
  }
}
