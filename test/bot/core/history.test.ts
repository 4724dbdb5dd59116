import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Command } from '../../../bot/model/command.ts';
import { COMMITTER, FILTERS, OUTSIDER, runCi, STRANGER, sha } from './a-bot.ts';
import { AUTHORS, MISHAPS, World } from './world.ts';

const commands: fc.Arbitrary<Command> = fc.constantFrom<Command[]>(
  runCi('unix-cpu'),
  runCi('unix-cpu'),
  runCi(),
  runCi('unix-gpo', 'unix-gpu'),
  { kind: 'run', jobs: 'failed' },
  { kind: 'abort', jobs: 'all' },
  { kind: 'abort', jobs: ['unix-cpu'] },
  { kind: 'build', filters: FILTERS },
  { kind: 'build', filters: { ...FILTERS, architecture: ['linux/x86_64/amd/zen2'] } },
  { kind: 'benchmark', filter: undefined },
  { kind: 'deploy', filters: FILTERS },
  { kind: 'approve', sha: undefined },
  { kind: 'approve', sha: sha('a') },
  { kind: 'status' },
);
const people = fc.constantFrom(OUTSIDER, COMMITTER, COMMITTER, STRANGER);
const which = fc.nat(5);
const instance = fc.nat(1);

type Act = (world: World) => void;
type Instance = World['instances'][number];

const act = <T>(weight: number, values: fc.Arbitrary<T>, does: (world: World, value: T) => void) => ({
  weight,
  arbitrary: values.map(
    (value): Act =>
      world =>
        does(world, value),
  ),
});

const all = (world: World, does: (instance: Instance) => void): void => world.instances.forEach(does);
const one = (world: World, index: number, does: (instance: Instance) => void): void =>
  world.instances.slice(index, index + 1).forEach(does);

/** What is on its way arrives, in its order, at everybody. */
const arrive = (world: World): void => all(world, each => world.deliver(each, 0, false, false));

/** What may happen next: things go their way, or come late, twice, or not at all. */
const acts: fc.Arbitrary<Act> = fc.oneof(
  act(5, fc.tuple(people, commands), (world, [by, command]) => world.comment(by, command)),
  act(6, fc.tuple(people, commands), (world, [by, command]) => {
    world.now += 2_000;
    world.comment(by, command);
    arrive(world);
  }),
  act(6, fc.constantFrom(...MISHAPS), (world, mishap) => all(world, each => world.work(each, mishap))),
  act(3, fc.nat(), world => all(world, each => world.look(each))),
  act(4, fc.nat(), arrive),
  act(2, fc.tuple(instance, which, fc.boolean(), fc.nat(4)), (world, [index, at, again, kill]) =>
    one(world, index, each => world.deliver(each, at, again, kill === 0)),
  ),
  act(3, fc.tuple(instance, fc.constantFrom(...MISHAPS)), (world, [index, mishap]) =>
    one(world, index, each => world.work(each, mishap)),
  ),
  act(3, fc.tuple(which, fc.constantFrom('success', 'failure')), (world, [at, how]) =>
    world.proceed(at, how),
  ),
  act(2, which, (world, at) => world.remove(at)),
  act(3, fc.constantFrom('a', 'b', 'c'), (world, digit) => world.push(digit)),
  act(1, fc.constantFrom('open', 'closed', 'open', 'merged'), (world, state) => world.turn(state)),
  act(1, fc.tuple(people, fc.constantFrom('approved', 'dismissed')), (world, [by, verdict]) =>
    world.review(by, verdict),
  ),
  act(2, fc.constantFrom('read', 'write'), (world, role) => world.roles.set(COMMITTER.id, role)),
  act(1, fc.boolean(), (world, isSilent) => {
    if (isSilent) world.silent.add(COMMITTER.id);
    else world.silent.clear();
  }),
  act(1, fc.constantFrom(400, 3_000, 70_000, 4_000_000), (world, time) => {
    world.now += time;
  }),
);

const histories = fc.record({
  author: fc.constantFrom(OUTSIDER, ...AUTHORS),
  onPush: fc.constantFrom('mark', 'abort'),
  acts: fc.array(acts, { maxLength: 60, size: 'max' }),
});

describe('any history', () => {
  it('begins each accepted run exactly once, or says why not; nothing without trust or approval', () => {
    fc.assert(
      fc.property(histories, ({ author, onPush, acts: history }) => {
        const world = new World(author, { onPush, onMerge: 'all' });
        for (const act of history) act(world);
        world.settle();
        for (const each of world.instances) checkRuns(world, each.record);
        for (const job of world.jobs.values()) expect(job.begun).toBeLessThanOrEqual(1);
        for (const comment of world.asked) expect(world.reacted.get(comment)).toContain('eyes');
      }),
      { numRuns: 100 },
    );
  });
});

/** A maintainer's words race the pushes of somebody from outside, and what is sent comes in another order, or late. */
const races: fc.Arbitrary<Act> = fc.oneof(
  act(4, fc.constantFrom('a', 'b', 'c'), (world, digit) => world.push(digit)),
  act(
    3,
    fc.constantFrom<Command[]>(runCi('unix-cpu'), { kind: 'approve', sha: undefined }),
    (world, command) => world.comment(COMMITTER, command),
  ),
  act(5, which, (world, at) => one(world, 0, each => world.deliver(each, at, false, false))),
  act(1, fc.nat(), world => one(world, 0, each => world.work(each, 'none'))),
  act(4, fc.constantFrom(300, 1_000, 15_000, 40_000), (world, time) => {
    world.now += time;
  }),
);

describe('pushes that race words', () => {
  it('have nothing begin that nobody meant, whichever clock is ahead', () => {
    fc.assert(
      fc.property(
        fc.array(races, { maxLength: 16, size: 'max' }),
        fc.constantFrom(-9_000, 0, 9_000),
        (history, ahead) => {
          const world = new World(OUTSIDER);
          world.ahead = ahead;
          arrive(world);
          for (const act of history) act(world);
          world.comment(OUTSIDER, runCi('unix-cpu'));
          // What is pending begins, if it may.
          world.settle();
        },
      ),
      { numRuns: 300 },
    );
  });
});

/** Each run in the table tells the truth about what came of it. */
function checkRuns(world: World, record: World['instances'][number]['record']): void {
  expect(JSON.stringify(record ?? {}).length).toBeLessThan(300_000);
  for (const { id, standing } of record?.runs ?? []) {
    const job = world.jobs.get(id);
    if (standing.kind !== 'ended') {
      expect(standing.kind).toBe('unapproved');
      expect(job).toBeUndefined();
      continue;
    }
    const { outcome, summary } = standing.result;
    if (outcome === 'success' || outcome === 'failure') expect(job?.begun).toBe(1);
    else expect(summary !== '' || job !== undefined).toBe(true);
    // What is said to have ended does not go on.
    expect(job === undefined || job.state === 'ended' || job.state === 'gone').toBe(true);
  }
}

/** Each run is at its target's owner, nobody repeats another's answer, and whoever asked was heeded and told how it went. */
function checkShares(world: World): void {
  const owners = new Map(world.settings.targets.map(({ name, instance: owner }) => [name, owner]));
  for (const { name, record } of world.instances)
    expect((record?.runs ?? []).every(run => owners.get(run.target) === name)).toBe(true);
  const answered = world.instances.flatMap(each => [...each.answered]);
  expect(new Set(answered).size).toBe(answered.length);
  for (const comment of world.asked) expect(world.reacted.get(comment)?.size).toBeGreaterThan(1);
}

describe('several instances', () => {
  it('answer each request by exactly one of them, or run it by exactly those that own its targets', () => {
    const asks = fc.array(fc.tuple(people, commands), { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(asks, requests => {
        const world = new World(COMMITTER);
        for (const [by, command] of requests) {
          world.comment(by, command);
          world.settle();
        }
        checkShares(world);
      }),
      { numRuns: 40 },
    );
  });
});
