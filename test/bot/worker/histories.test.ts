import fc from 'fast-check';
import { describe, it } from 'vitest';
import { histories, live } from './histories.ts';

// Many more are in test/e2e/bot-histories.test.ts.
describe('any history with faults', () => {
  it('ends with each request run once or answered, one comment, and nothing left to be done', async () => {
    await fc.assert(fc.asyncProperty(histories, live), { numRuns: 5 });
  });
});
