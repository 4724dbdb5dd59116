import { describe, expect, it } from 'vitest';
import { callsOfStory, finish, story, storyWith, WRONG } from './story.ts';

// All calls, each going wrong in every way, are in test/e2e/bot-histories.test.ts: they take long.
const EVERY = 47;

describe('a worker', () => {
  it('does all of it when nothing goes wrong, and makes every kind of call', async () => {
    const whole = await story(() => undefined);
    await finish(whole);
    const { uploaded, begun } = whole.world.instance('one');
    expect(uploaded).toHaveLength(1);
    expect(begun.map(({ times }) => times)).toEqual([1, 1]);
    const kinds = ['jenkins.submit', 'slurm.submit', 'slurm.release', 'slurm.look', 'slurm.tidy'];
    expect(await callsOfStory()).toEqual(
      expect.arrayContaining([...kinds, 'uploader.upload', 'forge.react', 'forge.comment', 'store.write']),
    );
  });

  it('can be killed at a call, or see it fail: another one takes over, and nothing is done twice or left undone', async () => {
    const calls = await callsOfStory();
    for (const [shift, how] of WRONG.entries())
      for (let number = 1 + 9 * shift; number <= calls.length; number += EVERY) await storyWith(how, number);
  });
});
