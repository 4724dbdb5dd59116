import type { Fleet } from '../../fleet/schema/fleet.ts';
import type { Drift } from '../../tools/roll/facts.ts';
import { CapacityWatch } from './capacity-watch.ts';
import { type Faults, NO_FAULTS } from './faults.ts';
import { FleetPlugin } from './fleet-plugin.ts';
import { MachineMaker } from './machine-maker.ts';
import { Random } from './random.ts';
import type { PerformedAct } from './session.ts';
import type { BuildRequest, SimulatedBuild } from './simulated-build.ts';
import { SimulatedGroup } from './simulated-group.ts';
import { SimulatedJenkins } from './simulated-jenkins.ts';
import { SimulatedLeader } from './simulated-leader.ts';
import { StaticHost } from './static-host.ts';
import { type Timing, USUAL_TIMING } from './timing.ts';
import { VirtualClock } from './virtual-clock.ts';

/** A build that nobody asked Jenkins for, or that it forgot with its home; a scan of its project finds it. */
interface Missed {
  readonly request: BuildRequest;
  readonly index: number | undefined;
  /** Undefined: Jenkins was never asked. */
  readonly forgotten: SimulatedBuild | undefined;
}

/** What a simulation begins with. */
export interface Beginning {
  readonly fleet: Fleet;
  readonly seed: number;
  /** Milliseconds since 1970. */
  readonly begins: number;
  /** How many machines the groups have, by pool; others have their `min`. */
  readonly present?: Readonly<Record<string, number>>;
  /** Whether a machine has the image of before, by pool and number from 0; all have, unless it is said. */
  readonly outdated?: (pool: string, index: number) => boolean;
  /** In what the leader differs; nothing, unless it is said. */
  readonly leaderDrift?: readonly Drift[];
  readonly timing?: Partial<Timing>;
  readonly faults?: Partial<Faults>;
}

/** A fleet in AWS and its Jenkins, in memory, on a clock of their own. */
export class SimulatedWorld {
  readonly fleet: Fleet;
  readonly clock: VirtualClock;
  readonly random: Random;
  readonly timing: Timing;
  readonly faults: Faults;
  readonly watch = new CapacityWatch();
  readonly jenkins: SimulatedJenkins;
  readonly leader: SimulatedLeader;
  readonly groups = new Map<string, SimulatedGroup>();
  /** By pool and number, as in `docs-1`. */
  readonly hosts = new Map<string, StaticHost>();
  readonly plugin: FleetPlugin;
  /** All acts that were begun, in order. */
  readonly acts: PerformedAct[] = [];
  /** Runs of the smoke job that rolls have asked for, by roll, node and when they were meant. */
  readonly smokes = new Map<string, SimulatedBuild>();
  /** The multibranch projects, as addresses relative to the root. */
  readonly projects = new Set<string>();
  /** When a roll last wrote down what the leader has, in milliseconds since 1970. */
  recordedAt = 0;
  /** Builds that nobody could ask for because Jenkins did not answer, or that it has forgotten. */
  readonly missed: Missed[] = [];
  /** How often Terraform made a host anew. */
  remade = 0;
  /** When something took machines away that was not a roll: spot, the operator. */
  readonly disturbances: number[] = [];
  /** Until when processes hold the lock of Terraform's state, one after the other. */
  #terraformUntil = 0;

  constructor(beginning: Beginning) {
    const { fleet, seed, begins } = beginning;
    this.fleet = fleet;
    this.clock = new VirtualClock(begins);
    this.random = new Random(seed);
    this.timing = { ...USUAL_TIMING, ...beginning.timing };
    this.faults = { ...NO_FAULTS, ...beginning.faults };
    this.plugin = new FleetPlugin(fleet, this.clock, this.groups, () => this.jenkins);
    const { queued, idle } = this.plugin;
    this.jenkins = new SimulatedJenkins(this.clock, this.random.branch(), this.watch, { queued, idle });
    const parts = {
      clock: this.clock,
      random: this.random.branch(),
      timing: this.timing,
      jenkins: this.jenkins,
    };
    this.leader = new SimulatedLeader(beginning.leaderDrift ?? [], this.faults.leader, parts);
    this.#populate(beginning, new MachineMaker({ ...parts, fleet, flaws: this.faults.images }));
    this.watch.restart();
  }

  /** Somebody asks for a build. Where Jenkins does not answer, nothing comes of it. */
  ask(request: BuildRequest, index?: number): SimulatedBuild | undefined {
    if (this.jenkins.up) return this.jenkins.submit(request, index);
    this.missed.push({ request, index, forgotten: undefined });
    return undefined;
  }

  /** How long something takes that is usually as long, in milliseconds. */
  callTime(): number {
    const [from, to] = this.timing.call;
    return this.random.between(from, to);
  }

  /** How long it takes until Terraform's lock is ours, in milliseconds; it is taken. */
  terraformTurn(): number {
    const turn = Math.max(this.clock.now(), this.#terraformUntil);
    this.#terraformUntil = turn + this.timing.terraform;
    return turn - this.clock.now();
  }

  #populate({ fleet, present = {}, outdated = () => true }: Beginning, maker: MachineMaker): void {
    const { clock, random, timing, jenkins, faults } = this;
    const makings = { fleet, clock, random: random.branch(), timing, jenkins, flaws: faults.images };
    for (const [pool, written] of Object.entries(fleet.pools)) {
      if (written.kind === 'autoscaled') {
        const { min, max } = written.autoscaled;
        const desired = Math.max(min, Math.min(max, present[pool] ?? min));
        const group = new SimulatedGroup(pool, { min, max, desired }, maker, makings);
        this.groups.set(pool, group);
        for (let index = 0; index < desired; index += 1) group.put(outdated(pool, index));
      }
      if (written.kind !== 'static') continue;
      for (let index = 0; index < written.static.hosts; index += 1) {
        const host = new StaticHost(pool, index + 1, maker, makings);
        this.hosts.set(`${pool}-${index + 1}`, host);
        host.put(outdated(pool, index));
      }
    }
  }
}
