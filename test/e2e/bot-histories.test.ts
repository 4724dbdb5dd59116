import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { histories, live } from '../bot/worker/histories.ts';
import { callsOfStory, storyWith, WRONG } from '../bot/worker/story.ts';

// The same as the fast tier does with a few histories and some calls. It needs no real program; it is here because so many take a
// minute.
describe('many histories with faults', () => {
  it('end with each request run once or answered, one comment, and nothing left to be done', async () => {
    await fc.assert(fc.asyncProperty(histories, live), { numRuns: 300 });
  });
});

describe('a worker', async () => {
  const calls = await callsOfStory();

  it.each(WRONG)('bears it at every call: %j', async how => {
    expect(calls.length).toBeGreaterThan(50);
    for (const index of calls.keys()) await storyWith(how, index + 1);
  });
});
