import type { Drift, MachineFacts } from '../../tools/roll/facts.ts';
import type { Random } from './random.ts';
import type { SimulatedBuild } from './simulated-build.ts';
import { OLD_VERSION, type SimulatedJenkins } from './simulated-jenkins.ts';
import { instanceId } from './simulated-machine.ts';
import type { Mark } from './simulated-node.ts';
import type { Timing } from './timing.ts';
import type { VirtualClock } from './virtual-clock.ts';

/** What is wrong with the leader that comes: Jenkins never answers, or it answers and is not as it should be. */
export type LeaderFlaw = 'does-not-start' | 'fails-its-check';

/** The version that the leader is to have. */
export const NEW_VERSION = '2.528.3';

/** The home as a snapshot keeps it. */
interface Snapshot {
  readonly at: number;
  readonly version: string;
  readonly open: ReadonlySet<SimulatedBuild>;
  readonly marks: ReadonlyMap<string, Mark>;
}

/** The machine under Jenkins, and its home. */
export class SimulatedLeader {
  drift: readonly Drift[];
  flaw: LeaderFlaw | undefined;
  instance: string;
  launchedAt = 0;
  readonly snapshots = new Map<string, Snapshot>();
  /** How often Jenkins was stopped. */
  stops = 0;
  #made = 0;
  #starting = 0;
  readonly #clock: VirtualClock;
  readonly #random: Random;
  readonly #timing: Timing;
  readonly #jenkins: SimulatedJenkins;

  constructor(
    drift: readonly Drift[],
    flaw: LeaderFlaw | undefined,
    parts: {
      readonly clock: VirtualClock;
      readonly random: Random;
      readonly timing: Timing;
      readonly jenkins: SimulatedJenkins;
    },
  ) {
    this.drift = drift;
    this.flaw = flaw;
    this.#clock = parts.clock;
    this.#random = parts.random;
    this.#timing = parts.timing;
    this.#jenkins = parts.jenkins;
    this.instance = this.#nextInstance();
  }

  /** Whether it has come and is not as it should be. */
  get isFlawed(): boolean {
    return this.flaw !== undefined && this.drift.length === 0;
  }

  facts(): MachineFacts {
    return {
      id: this.instance,
      of: { kind: 'leader' },
      host: undefined,
      privateIp: undefined,
      instanceType: 'c4.4xlarge',
      spot: false,
      launchedAt: this.launchedAt,
      drift: this.drift,
    };
  }

  /** Ends Jenkins. Twice is as good as once. */
  stop(clean: boolean): void {
    if (this.#jenkins.up) this.stops += 1;
    this.#jenkins.stop(clean);
    this.#starting += 1;
  }

  /** Another machine is in the place of the old one. */
  replaceMachine(): void {
    this.instance = this.#nextInstance();
    this.launchedAt = this.#clock.now();
  }

  /** Starts Jenkins, which takes a while until it answers. */
  start(version: string): void {
    if (this.#jenkins.up) return;
    this.#starting += 1;
    const mine = this.#starting;
    if (this.isFlawed && this.flaw === 'does-not-start') return;
    const takes = this.#timing.jenkinsStart * this.#random.between(0.8, 1.2);
    this.#clock.after(takes, () => {
      if (this.#starting === mine && !this.#jenkins.up) this.#jenkins.start(version);
    });
  }

  /** A crash: the process comes back by itself, and begins to count from low numbers. */
  crash(): void {
    const { version } = this.#jenkins;
    this.stop(false);
    this.start(version);
  }

  snapshot(): string {
    const id = `snap-${String(this.snapshots.size + 1).padStart(17, '0')}`;
    const marked = [...this.#jenkins.nodes.values()].flatMap(({ name, mark }) =>
      mark === undefined ? [] : [[name, mark] as const],
    );
    this.snapshots.set(id, {
      at: this.#clock.now(),
      version: this.#jenkins.version,
      open: new Set(this.#jenkins.running()),
      marks: new Map(marked),
    });
    return id;
  }

  /** The home is as in the snapshot: what began since is gone, and the queue with it. @returns that */
  restoreHome(id: string): readonly SimulatedBuild[] {
    const snapshot = this.snapshots.get(id);
    if (snapshot === undefined) throw new Error(`there is no snapshot ${id}`);
    const forgotten = [...this.#jenkins.running()].filter(
      build => !snapshot.open.has(build) || build.parts.every(({ state }) => state === 'queued'),
    );
    for (const build of forgotten)
      this.#jenkins.executors.end(build, { kind: 'lost', by: 'the home of before' });
    for (const node of this.#jenkins.nodes.values())
      this.#jenkins.setMark(node, snapshot.marks.get(node.name));
    return forgotten;
  }

  /** The version that a snapshot is of. */
  versionIn(id: string): string {
    return this.snapshots.get(id)?.version ?? OLD_VERSION;
  }

  #nextInstance(): string {
    this.#made += 1;
    return instanceId(0xfff0000 + this.#made);
  }
}
