import { describe, expect, it } from 'vitest';
import type { PullRecord } from '../../../bot/model/pull-record.ts';
import { BotWorld, handleQueue, keyOf, lookAfterRuns } from './bot-world.ts';

const LONG = 200_000;

/** An instance with Jenkins, a pull request, and a comment under it that asks for a job. */
async function asked() {
  const world = new BotWorld();
  const one = world.instance('one');
  const pull = world.scene.committer.open(world.scene.repository, { branch: 'mend', files: { a: 'a' } });
  world.scene.committer.comment(pull, '@ci-bot run ci [unix-cpu]');
  await one.arrive(true);
  const key = keyOf(pull);
  const known = async (): Promise<PullRecord | undefined> => (await one.store.read(key))?.record;
  return { world, one, key, known };
}

/** A run that goes on, of which the comment tells, and which is due for a look. */
async function running() {
  const scene = await asked();
  scene.one.plan = () => ({ waits: 0, runs: 3_600_000 });
  await scene.world.goOn();
  scene.world.pass(60_000);
  const before = await scene.one.store.read(scene.key);
  expect(before?.record.runs.map(({ standing }) => standing.kind)).toEqual(['running']);
  expect(before?.record.pending).toEqual([]);
  return { ...scene, before };
}

describe('a worker whose lease ran out', () => {
  it('begins nothing more when another has it, who does what is left, once', async () => {
    const { world, one, key, known } = await asked();
    const calls: string[] = [];
    const slow = one.start(call => {
      calls.push(call);
      if (call !== 'forge.react' || calls.includes('late')) return undefined;
      calls.push('late');
      world.pass(LONG);
      // In memory it is taken at once.
      void one.store.lease(`pull:${key}`, 'another', world.now, world.now + LONG);
      return undefined;
    });
    await world.run([{ process: slow, job: handleQueue }]);
    const later = calls.slice(calls.indexOf('late') + 1);
    expect(later).toContain('store.lease');
    expect(later.filter(call => /submit|comment/i.test(call))).toEqual([]);
    expect((await known())?.runs.map(({ handle }) => handle)).toEqual([undefined]);
    expect(await one.store.lease(`pull:${key}`, 'a third', world.now, world.now + 1)).toBe(false);
    world.pass(LONG);
    await world.settle();
    expect(one.orders).toHaveLength(1);
  });
});

describe('a look after a run that goes on', () => {
  it('takes no lease, reads once and writes once', async () => {
    const { world, one } = await running();
    const calls: string[] = [];
    const process = one.start(call => void calls.push(call));
    await world.run([{ process, job: lookAfterRuns }]);
    expect(calls).not.toContain('store.lease');
    for (const call of ['store.read', 'store.write'])
      expect(calls.filter(each => each === call)).toHaveLength(1);
  });

  it('takes nothing back that somebody else wrote meanwhile, and loses nothing that it saw', async () => {
    const { world, one, key, known, before } = await running();
    if (before === undefined) throw new Error('there is no record');
    const handled = [...before.record.handled, 'comment:1:1'];
    const process = one.start(call => {
      if (call !== 'jenkins.look') return undefined;
      void one.store.write(
        key,
        before.version,
        { ...before.record, handled },
        { audit: [], next: undefined },
      );
      return undefined;
    });
    world.pass(3_600_000);
    await world.run([{ process, job: lookAfterRuns }]);
    const after = await known();
    expect(after?.handled).toEqual(handled);
    expect(after?.runs.map(({ standing }) => standing.kind)).toEqual(['ended']);
  });

  it('takes a lease where somebody may be doing what is pending, and leaves it to him', async () => {
    const { world, one, key, known, before } = await running();
    if (before === undefined) throw new Error('there is no record');
    const pending = [{ key: 'tidy', effect: { kind: 'tidy' } as const, due: world.now, tries: 0 }];
    await one.store.write(key, before.version, { ...before.record, pending }, { audit: [], next: world.now });
    world.pass(3_600_000);
    await one.store.lease(`pull:${key}`, 'another', world.now, world.now + LONG);
    const calls: string[] = [];
    const process = one.start(call => void calls.push(call));
    await world.run([{ process, job: lookAfterRuns }]);
    expect(calls.filter(call => /look|write/.test(call))).toEqual(['jenkins.look']);
    expect(await known()).toEqual({ ...before.record, pending });
  });
});
