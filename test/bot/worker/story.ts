import { expect } from 'vitest';
import type { HeldPull } from '../../../bot/github/stand-in/hub.ts';
import type { BotInstance } from './bot-instance.ts';
import type { Mishap } from './bot-process.ts';
import { BotWorld, handleQueue, type Job, keyOf, lookAfterRuns } from './bot-world.ts';
import { checkWorld } from './check-world.ts';

const CONFIGURATION = `names: [ci-bot]
instances: [one]
jobs:
  unix-cpu: p/unix-cpu
builds:
  x86_64/amd/zen2: {repositories: [stack-2023.06], upload: all}
permissions:
  deploy: [role write]
`;

/** What has happened so far. */
interface Told {
  readonly world: BotWorld;
  readonly pull: HeldPull;
  readonly comments: readonly number[];
}

/** Somebody from outside has a commit run that a committer approves: a job of Jenkins, a build that is held and then released, an upload. */
export async function story(mishap: (call: string, number: number) => Mishap | undefined): Promise<Told> {
  const world = new BotWorld(CONFIGURATION, ['one']);
  const { scene } = world;
  const instance = world.instance('one');
  const pull = scene.outsider.open(scene.repository, { branch: 'mend', files: { a: 'b' }, fork: true });
  instance.start(mishap);
  const work = async () => {
    for (const _ of [1, 2]) {
      await instance.arrive(true);
      for (const job of [handleQueue, lookAfterRuns]) await run(world, instance, job);
      world.pass(61_000);
    }
  };
  const comments = [scene.outsider.comment(pull, '@ci-bot run ci [all]\nbot: build arch:x86_64/amd/zen2')];
  await work();
  world.pass(2_000);
  comments.push(scene.committer.comment(pull, 'bot: build repo:stack-2023.06 arch:x86_64/amd/zen2'));
  for (let round = 0; round < 3; round += 1) await work();
  comments.push(scene.committer.comment(pull, 'bot: deploy'));
  await work();
  scene.committer.close(pull);
  await work();
  return { world, pull, comments };
}

/** Does a job, which may be killed, or kept from its work by a store that fails. Where nobody is left, another one comes after a while. */
async function run(world: BotWorld, instance: BotInstance, job: Job): Promise<void> {
  let process = instance.processes.find(({ dead }) => !dead);
  if (process === undefined) {
    world.pass(400_000);
    process = instance.start();
  }
  await world.run([{ process, job: each => job(each).catch(() => {}) }]);
}

/** Lets it come to its end, and looks whether all is as it has to be. */
export async function finish({ world, pull, comments }: Told): Promise<void> {
  await world.settle();
  await checkWorld(world, {
    pulls: [pull],
    asked: comments.map(comment => ({ pull, comment })),
    mayRun: sha => sha === pull.head.sha,
    mayAsk: (person, target) => person === world.scene.committer.account.id || target === 'unix-cpu',
  });
  const record = await world.instance('one').record(keyOf(pull));
  expect(record?.runs.map(({ target }) => target).toSorted()).toEqual([
    'unix-cpu',
    'x86_64/amd/zen2 stack-2023.06',
  ]);
}

/** The story with one call going wrong, to its end. */
export async function storyWith(how: Mishap, number: number): Promise<void> {
  try {
    await finish(await story((_, at) => (at === number ? how : undefined)));
  } catch (error) {
    throw new Error(`call ${number}: ${JSON.stringify(how)}`, { cause: error });
  }
}

/** The calls that a process makes for it when nothing goes wrong. */
export async function callsOfStory(): Promise<readonly string[]> {
  const calls: string[] = [];
  await story(call => {
    calls.push(call);
    return undefined;
  });
  return calls;
}

/** How a call of it goes wrong. */
export const WRONG: readonly Mishap[] = [
  'killed before',
  'killed after',
  'fails',
  'answer-lost',
  { slow: 55_000 },
];
