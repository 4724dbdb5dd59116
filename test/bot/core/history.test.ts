import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Command } from '../../../bot/core/command.ts';
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

/** What may happen next, to whom. */
const acts: fc.Arbitrary<Act> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.tuple(people, commands).map(
      ([by, command]): Act =>
        world =>
          world.comment(by, command),
    ),
  },
  {
    weight: 6,
    arbitrary: fc.tuple(instance, which, fc.boolean(), fc.nat(9)).map(
      ([one, at, again, kill]): Act =>
        world =>
          world.instances.slice(one, one + 1).forEach(each => {
            world.deliver(each, at, again && kill % 2 === 0, kill === 0);
          }),
    ),
  },
  {
    weight: 8,
    arbitrary: fc.tuple(instance, fc.constantFrom(...MISHAPS)).map(
      ([one, mishap]): Act =>
        world =>
          world.instances.slice(one, one + 1).forEach(each => {
            world.work(each, mishap);
          }),
    ),
  },
  {
    weight: 3,
    arbitrary: instance.map(
      (one): Act =>
        world =>
          world.instances.slice(one, one + 1).forEach(each => {
            world.look(each);
          }),
    ),
  },
  {
    weight: 3,
    arbitrary: fc.tuple(which, fc.constantFrom('success', 'failure')).map(
      ([at, how]): Act =>
        world =>
          world.proceed(at, how),
    ),
  },
  {
    weight: 1,
    arbitrary: which.map(
      (at): Act =>
        world =>
          world.remove(at),
    ),
  },
  {
    weight: 1,
    arbitrary: fc.constantFrom('a', 'b', 'c').map(
      (digit): Act =>
        world =>
          world.push(digit),
    ),
  },
  {
    weight: 1,
    arbitrary: fc.constantFrom('open', 'closed', 'open', 'merged').map(
      (state): Act =>
        world =>
          world.turn(state),
    ),
  },
  {
    weight: 1,
    arbitrary: fc.tuple(people, fc.constantFrom('approved', 'dismissed')).map(
      ([by, verdict]): Act =>
        world =>
          world.review(by, verdict),
    ),
  },
  {
    weight: 1,
    arbitrary: fc.constantFrom('read', 'write').map(
      (role): Act =>
        world => {
          world.roles.set(COMMITTER.id, role);
        },
    ),
  },
  {
    weight: 1,
    arbitrary: fc.boolean().map(
      (isSilent): Act =>
        world => {
          if (isSilent) world.silent.add(COMMITTER.id);
          else world.silent.clear();
        },
    ),
  },
  {
    weight: 2,
    arbitrary: fc.constantFrom(400, 3_000, 70_000, 4_000_000).map(
      (time): Act =>
        world => {
          world.now += time;
        },
    ),
  },
);

const histories = fc.record({
  author: fc.constantFrom(...AUTHORS),
  onPush: fc.constantFrom('mark', 'abort'),
  acts: fc.array(acts, { maxLength: 60 }),
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
      { numRuns: 250 },
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
      { numRuns: 60 },
    );
  });
});
