import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { SeenBuild, SeenWork } from '../../../../tools/adapters/jenkins/known-work.ts';
import { lostWork } from '../../../../tools/roll/requeue/lost-work.ts';
import { readNow } from '../../../../tools/roll/requeue/read-now.ts';
import { startOnce } from '../../../../tools/roll/requeue/start-once.ts';
import type { LostWork, RecordedWork } from '../../../../tools/roll/run/recorded-work.ts';
import { Killed, RestartedJenkins } from './restarted-jenkins.ts';
import { afterBack, build, DOWNTIME, RECORDED, recordOf, work } from './works.ts';

const MINUTE = 60_000;

/** What became of recorded work, and whether that makes it lost. */
interface Fated {
  readonly work: RecordedWork;
  readonly lost: boolean;
  readonly waiting: readonly SeenWork[];
  readonly builds: readonly SeenBuild[];
}

const FAILED = fc.constantFrom('FAILURE', 'ABORTED');

/** The outcomes of a build that was recorded as running; each says whether it is lost. */
const OUTCOMES = fc.oneof(
  fc.record({
    lost: fc.constant(false),
    said: fc.constant<Partial<SeenBuild>>({ result: undefined, ended: undefined }),
  }),
  fc.record({
    lost: fc.constant(false),
    said: fc.record({
      result: fc.constantFrom('SUCCESS', 'UNSTABLE', 'NOT_BUILT'),
      ended: fc.integer({ min: RECORDED, max: afterBack(60) }),
    }),
  }),
  fc.record({
    lost: fc.constant(false),
    said: fc.record({ result: FAILED, ended: fc.integer({ min: RECORDED, max: RECORDED + 8 * MINUTE }) }),
  }),
  fc.record({
    lost: fc.constant(false),
    said: fc.record({ result: FAILED, ended: fc.integer({ min: afterBack(3), max: afterBack(60) }) }),
  }),
  fc.record({
    lost: fc.constant(true),
    said: fc.record({ result: FAILED, ended: fc.integer({ min: DOWNTIME.down, max: afterBack(1) }) }),
  }),
  fc.record({
    lost: fc.constant(true),
    said: fc.record({ result: FAILED, ended: fc.constant(RECORDED - 5 * MINUTE) }),
  }),
  fc.record({ lost: fc.constant(true), said: fc.constant(undefined) }),
);

const SHAPE = fc.record({
  kind: fc.constantFrom('freestyle' as const, 'pipeline' as const),
  /** Few, so that equal ones come up. */
  parameters: fc.constantFrom([], [{ name: 'N', value: 1 }], [{ name: 'N', value: 2 }]),
  running: fc.boolean(),
  outcome: OUTCOMES,
  became: fc.constantFrom('waits', 'runs', 'failed', 'nothing'),
  /** Another request came under the same id, as after a crash. */
  idAgain: fc.boolean(),
  /** The plugin has started it again, if it was killed. */
  resubmitted: fc.boolean(),
});

type Shape = typeof SHAPE extends fc.Arbitrary<infer T> ? T : never;

const asSeen = (given: RecordedWork): SeenWork => ({ ...given, repeats: undefined, accounts: [] });

/** The clocks of Jenkins and of the machine that rolls are not quite the same. */
const shifted = <T extends { since: number; ended?: number | undefined }>(seen: T, skew: number): T => ({
  ...seen,
  since: seen.since + skew,
  ...(seen.ended === undefined ? {} : { ended: seen.ended + skew }),
});

function fated(shape: Shape, index: number): Fated {
  const job = `job/${shape.kind}/`;
  const item = 100 + index;
  const recorded = work({
    job,
    item,
    kind: shape.kind,
    parameters: shape.parameters,
    number: shape.running ? 10 + index : undefined,
  });
  const strangers: readonly SeenWork[] = shape.idAgain
    ? [asSeen({ ...recorded, number: undefined, since: afterBack(2), causes: ['Started by timer'] })]
    : [];
  const [mine, again] = shape.running ? runningFate(recorded, shape, index) : waitingFate(recorded, shape);
  return { ...mine, work: recorded, waiting: [...mine.waiting, ...again, ...strangers] };
}

type Fate = Omit<Fated, 'work'>;

function runningFate(recorded: RecordedWork, { outcome, resubmitted }: Shape, index: number) {
  const builds = outcome.said === undefined ? [] : [build(recorded, outcome.said)];
  const causes = recorded.kind === 'pipeline' ? [] : recorded.causes;
  const again =
    outcome.lost && resubmitted
      ? [asSeen({ ...recorded, item: 500 + index, number: undefined, since: DOWNTIME.down + 1, causes })]
      : [];
  const fate: Fate = { lost: outcome.lost && !resubmitted, waiting: [], builds };
  return [fate, again] as const;
}

function waitingFate(recorded: RecordedWork, { became }: Shape) {
  const begun = { ...recorded, number: 50 + recorded.item, since: afterBack(0.1) };
  const runs = build(begun, { result: undefined, ended: undefined });
  const failed = build(begun, { ended: afterBack(0.2) });
  const fates: Readonly<Record<typeof became, Fate>> = {
    waits: { lost: false, waiting: [asSeen(recorded)], builds: [] },
    runs: { lost: false, waiting: [], builds: [runs] },
    failed: { lost: false, waiting: [], builds: [failed] },
    nothing: { lost: true, waiting: [], builds: [] },
  };
  return [fates[became], []] as const;
}

const SCENE = fc.record({
  fates: fc.array(SHAPE, { maxLength: 8 }).map(shapes => shapes.map(fated)),
  skew: fc.integer({ min: -20_000, max: 20_000 }),
});
type Scene = typeof SCENE extends fc.Arbitrary<infer T> ? T : never;

const signature = ({ job, parameters }: RecordedWork) => `${job} ${JSON.stringify(parameters)}`;
const countBy = (all: readonly RecordedWork[]) =>
  new Map([...Map.groupBy(all, signature)].map(([key, of]) => [key, of.length]));

function sceneNow({ fates, skew }: Scene) {
  const recorded = recordOf(...fates.map(fate => shifted(fate.work, skew)));
  const builds = fates.flatMap(fate => fate.builds.map(each => shifted(each, skew)));
  const queue = fates.flatMap(fate => fate.waiting.map(each => shifted(each, skew)));
  return { recorded, now: { waiting: queue, builds } };
}

describe('what is lost', () => {
  it('is all that neither waits, runs, ended by itself nor was started again, and nothing else', () => {
    fc.assert(
      fc.property(SCENE, scene => {
        const { recorded, now } = sceneNow(scene);
        const found = lostWork(recorded, now, DOWNTIME).map(each => each.work);
        const lost = scene.fates.filter(fate => fate.lost).map(fate => shifted(fate.work, scene.skew));
        // The plugin does not say which of several equal builds it has started again.
        expect(countBy(found)).toEqual(countBy(lost));
        const kept = scene.fates.filter(
          ({ builds, waiting, lost: gone }) => !gone && builds.length + waiting.length === 0,
        );
        for (const { work: spared } of kept) expect(found).not.toContainEqual(shifted(spared, scene.skew));
      }),
      { numRuns: 400 },
    );
  });
});

type Startable = LostWork & { readonly how: 'rebuild' | 'parameters' };

describe('starting again', () => {
  it('happens exactly once for each, wherever the process is killed', async () => {
    await fc.assert(
      fc.asyncProperty(
        SCENE,
        fc.boolean(),
        fc.array(fc.constantFrom('fine' as const, 'killed-before' as const, 'killed-after' as const)),
        async (scene, beginsAtOnce, fates) => {
          const { recorded, now } = sceneNow(scene);
          const clock = afterBack(10) + scene.skew;
          const jenkins = new RestartedJenkins({ ...now, clock, fates, beginsAtOnce });
          const lost = lostWork(recorded, await readNow(recorded.work, jenkins), DOWNTIME).filter(
            (each): each is Startable => each.how !== 'by-hand',
          );
          const claimed = new Set<string>();
          for (const each of lost) claimed.add(await startedWhateverHappens(each, claimed, jenkins));
          const wanted = countBy(lost.map(({ work: of }) => of));
          const begun = countBy(jenkins.begun());
          expect([...begun.keys()].sort()).toEqual([...wanted.keys()].sort());
          for (const [key, count] of begun) expect(count).toBeLessThanOrEqual(wanted.get(key) ?? 0);
          const folds = !beginsAtOnce || scene.fates.some(fate => fate.waiting.length > 0);
          if (!folds) expect(begun).toEqual(wanted);
        },
      ),
      { numRuns: 300 },
    );
  });
});

/** Runs again and again until it lives to tell; what it did before it was killed is in Jenkins only. */
async function startedWhateverHappens(
  lost: Startable,
  claimed: ReadonlySet<string>,
  jenkins: RestartedJenkins,
): Promise<string> {
  const attempt = { account: jenkins.account, intended: afterBack(10), claimed };
  for (;;) {
    try {
      return await startOnce(lost, attempt, jenkins);
    } catch (error) {
      if (!(error instanceof Killed)) throw error;
    }
  }
}
