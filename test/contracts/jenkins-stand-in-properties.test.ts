import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { plainPlan } from '../../tools/adapters/jenkins/stand-in/build-plan.ts';
import { ItemStore } from '../../tools/adapters/jenkins/stand-in/item-store.ts';
import { buildKey } from '../../tools/adapters/jenkins/stand-in/leader-state.ts';
import { setUp } from '../../tools/adapters/jenkins/stand-in/set-up.ts';
import type { StandInItem } from '../../tools/adapters/jenkins/stand-in/stand-in-work.ts';
import { type Hold, WorkStore } from '../../tools/adapters/jenkins/stand-in/work-store.ts';

const SECOND = 1_000;
const JOBS = ['fs', 'fs-serial', 'pipe', 'pipe-blocks', 'pipe-free', 'pipe-noresume', 'pipe-sync'] as const;
const NODES = ['a1', 'a2', 'f1'] as const;

const job = fc.constantFrom(...JOBS);
const node = fc.constantFrom(...NODES);

/** Something that somebody does to a Jenkins. */
const acts = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({ does: fc.constant('wait'), seconds: fc.integer({ min: 0, max: 90 }) }),
  },
  { weight: 1, arbitrary: fc.record({ does: fc.constant('wait'), seconds: fc.constant(400) }) },
  {
    weight: 8,
    arbitrary: fc.record({
      does: fc.constant('trigger'),
      job,
      delay: fc.constantFrom(0, 30),
      alone: fc.boolean(),
    }),
  },
  { weight: 3, arbitrary: fc.record({ does: fc.constantFrom('mark', 'unmark'), node }) },
  { weight: 2, arbitrary: fc.record({ does: fc.constantFrom('lose', 'find', 'remake', 'blink'), node }) },
  { weight: 2, arbitrary: fc.record({ does: fc.constantFrom('quiet', 'unquiet') }) },
  {
    weight: 2,
    arbitrary: fc.record({ does: fc.constantFrom('stop', 'term', 'kill', 'cancel'), which: fc.nat(5) }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ does: fc.constantFrom('safeRestart', 'restart', 'exit', 'crash', 'boot') }),
  },
);
type Act = Partial<Record<'node' | 'job', string>> & {
  readonly does: string;
  readonly seconds?: number;
  readonly delay?: number;
  readonly alone?: boolean;
  readonly which?: number;
};

/** A Jenkins to which things are done, with all requests that it accepted. */
class Trial {
  now = 1_800_000_000_000;
  readonly #store = new ItemStore();
  readonly work = new WorkStore(
    () => this.now,
    name => this.#store.definition(name),
  );
  /** Since the last kill. */
  accepted: StandInItem[] = [];

  constructor() {
    const durable = plainPlan('linux', 60 * SECOND, 5 * SECOND);
    const blocks = [
      { label: 'linux', steps: [20 * SECOND] },
      { label: undefined, steps: [SECOND] },
      { label: 'fleet || linux', steps: [30 * SECOND] },
    ];
    setUp(
      { store: this.#store, work: this.work },
      {
        nodes: {
          a1: { labels: ['linux'], executors: 2 },
          a2: { labels: ['linux'], executors: 1 },
          f1: { labels: ['fleet'], executors: 1, ephemeral: true },
        },
        jobs: {
          fs: { kind: 'freestyle', does: plainPlan('linux', 40 * SECOND) },
          'fs-serial': { kind: 'freestyle', does: plainPlan('a2', 40 * SECOND), concurrent: false },
          pipe: { kind: 'pipeline', does: durable },
          'pipe-blocks': { kind: 'pipeline', does: { ...durable, blocks } },
          'pipe-free': { kind: 'pipeline', does: plainPlan(undefined, 10 * SECOND, 10 * SECOND) },
          'pipe-noresume': { kind: 'pipeline', does: durable, disableResume: true },
          'pipe-sync': { kind: 'pipeline', does: { ...durable, durable: false } },
        },
      },
    );
  }

  get up(): boolean {
    return this.work.process.phase() === 'up';
  }

  do(act: Act): void {
    this.#outside(act);
    if (this.up) this.#asked(act);
  }

  #outside({ does, node = '', seconds = 0 }: Act): void {
    const { work } = this;
    if (does === 'wait') this.now += seconds * SECOND;
    if (does === 'lose') work.disconnect(node);
    if (does === 'blink') work.disconnect(node, 10 * SECOND);
    if (does === 'find') work.reconnect(node, 'same');
    if (does === 'remake') work.reconnect(node, 'new');
    if (does === 'boot' && work.state.life.is === 'stopped') work.process.boot();
    if (does === 'crash') {
      work.process.goDown('killed', 'wake');
      this.accepted = [];
    }
  }

  #asked({ does, node = '', job = '', delay = 0, alone = false, which = 0 }: Act): void {
    const { work } = this;
    const user = { kind: 'user', text: 'Started by user dev', user: 'dev' } as const;
    const kind = job.startsWith('fs') ? 'freestyle' : 'pipeline';
    const asked = { job, kind, causes: [user], parameters: [], commit: undefined, alone } as const;
    if (does === 'trigger') this.#accept(work.trigger({ ...asked, delay: delay * SECOND }).item);
    if (does === 'mark') work.mark(node, { by: 'dev', message: 'roll' });
    if (does === 'unmark') work.mark(node, undefined);
    if (does === 'quiet') work.quiet = { reason: null };
    if (does === 'unquiet') work.quiet = undefined;
    const build = work.builds()[which];
    if (build && (does === 'stop' || does === 'term' || does === 'kill')) work.interrupt(build, does, 'dev');
    const item = work.queue()[which];
    if (item && does === 'cancel') this.#cancel(item);
    if (does === 'safeRestart') work.process.goDownSafely('restart', null);
    if (does === 'restart') work.process.goDown('clean', 'wake');
    if (does === 'exit') work.process.goDown('clean', 'stopped');
  }

  #accept(item: StandInItem): void {
    if (!this.accepted.some(({ id }) => id === item.id)) this.accepted.push(item);
  }

  #cancel(item: StandInItem): void {
    this.work.cancel(item, 'dev');
    this.accepted = this.accepted.filter(({ id }) => id !== item.id);
  }
}

/** What could be seen before something was done. */
const glance = ({ work }: Trial) => ({
  quiet: work.quiet,
  builds: new Set(work.builds().map(buildKey)),
  holds: new Set(work.holds().map(holdKey)),
  nodes: new Map(work.nodes().map(node => [node.name, node])),
  lastId: work.state.lastId,
  starts: work.state.starts,
});

const holdKey = ({ build, node, since }: Hold): string => `${buildKey(build)} ${node} ${since}`;

/** Plays sequences of acts, and looks before and after each. */
const always = (holds: (trial: Trial, before: ReturnType<typeof glance>, act: Act) => void) =>
  fc.assert(
    fc.property(fc.array(acts, { maxLength: 40 }), sequence => {
      const trial = new Trial();
      for (const act of sequence) {
        const before = glance(trial);
        trial.do(act);
        holds(trial, before, act);
      }
    }),
    { numRuns: 80 },
  );

describe('whatever is done to a stand-in', () => {
  it('no node has more builds than executors, and no build is twice on one', () => {
    always(({ work }) => {
      const holds = work.holds();
      for (const { name, executors } of work.nodes())
        expect(holds.filter(({ node }) => node === name).length).toBeLessThanOrEqual(executors);
      const keys = holds.map(({ build }) => buildKey(build));
      expect(new Set(keys).size).toBe(keys.length);
    });
  });

  it('nothing begins on a node that is marked or away', () => {
    always(({ work }, before) => {
      for (const { name, mark, connected } of work.nodes()) {
        const was = before.nodes.get(name);
        const offAllTheTime =
          (mark !== undefined && mark === was?.mark) || (connected !== true && connected === was?.connected);
        if (!offAllTheTime) continue;
        const begun = work.holds().filter(({ node }) => node === name);
        expect(begun.map(holdKey).filter(key => !before.holds.has(key))).toEqual([]);
      }
    });
  });

  it('nothing begins while it is quieting down', () => {
    always(({ work }, before) => {
      if (before.quiet === undefined || work.quiet === undefined || work.state.starts !== before.starts)
        return;
      expect(
        work
          .builds()
          .map(buildKey)
          .filter(key => !before.builds.has(key)),
      ).toEqual([]);
      expect(
        work
          .holds()
          .map(holdKey)
          .filter(key => !before.holds.has(key)),
      ).toEqual([]);
    });
  });

  it('ids grow until it is killed', () => {
    always(({ work }, before, { does }) => {
      if (does !== 'crash') expect(work.state.lastId).toBeGreaterThanOrEqual(before.lastId);
      const ids = work.queue().map(({ id }) => id);
      expect(new Set(ids).size).toBe(ids.length);
    });
  });

  it('every accepted request waits, runs, is over or was cancelled, unless Jenkins was killed', () => {
    always(({ work, accepted }) => {
      const known = new Set([
        ...work.queue().map(({ id }) => id),
        ...work.builds().map(({ request }) => request.item),
        ...[...work.state.finished.values()].map(({ build }) => build.request.item),
      ]);
      for (const { id } of accepted) expect(known).toContain(id);
    });
  });

  it('everything ends, when nobody does anything any more', () => {
    fc.assert(
      fc.property(fc.array(acts, { maxLength: 30 }), sequence => {
        const trial = new Trial();
        for (const act of sequence) trial.do(act);
        const { work } = trial;
        if (work.state.life.is === 'stopped') work.process.boot();
        trial.now += 600 * SECOND;
        work.quiet = undefined;
        for (const name of NODES) {
          work.reconnect(name, 'same');
          work.mark(name, undefined);
        }
        trial.now += 3_600 * SECOND;
        expect([work.builds(), work.queue(), work.holds()]).toEqual([[], [], []]);
      }),
      { numRuns: 80 },
    );
  });
});
