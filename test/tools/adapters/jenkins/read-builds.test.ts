import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Exchange } from '../../../../tools/adapters/jenkins/http-exchange.ts';
import { HttpSession } from '../../../../tools/adapters/jenkins/http-session.ts';
import { readBuildsOf } from '../../../../tools/adapters/jenkins/read-builds.ts';
import { pickTree } from '../../../../tools/adapters/jenkins/stand-in/api-tree.ts';

/** A job whose builds have these numbers, of which each began in the second of its number. */
function jobWith(numbers: readonly number[]) {
  const allBuilds = numbers
    .toSorted((a, b) => b - a)
    .map(number => ({
      _class: 'hudson.model.FreeStyleBuild',
      url: `http://jenkins.invalid/job/a/${number}/`,
      number,
      building: false,
      result: 'SUCCESS',
      timestamp: number * 1_000,
      duration: 0,
      queueId: number,
      actions: [],
    }));
  let asked = 0;
  const exchange: Exchange = async ({ url }) => {
    asked += 1;
    const body = JSON.stringify(pickTree({ allBuilds }, url.searchParams.get('tree') ?? ''));
    return { status: 200, headers: new Headers(), body };
  };
  const server = new URL('http://jenkins.invalid/');
  const session = new HttpSession({ server, credentials: { kind: 'nobody' }, exchange, pauses: [] });
  return { session, asked: () => asked };
}

describe('the builds of a job', () => {
  it('are all from a number or time on, the newest first, however many there are', async () => {
    const numbers = fc.uniqueArray(fc.integer({ min: 1, max: 400 }), { maxLength: 200 });
    await fc.assert(
      fc.asyncProperty(
        numbers,
        fc.integer({ min: 1, max: 400 }),
        fc.boolean(),
        async (numbers, from, byTime) => {
          const { session } = jobWith(numbers);
          const since = byTime ? { time: from * 1_000 } : { number: from };
          const found = (await readBuildsOf(session, 'job/a/', since)).map(({ number }) => number);
          expect(found).toEqual(numbers.filter(number => number >= from).sort((a, b) => b - a));
        },
      ),
      { numRuns: 40 },
    );
  });

  it('are not read further than they are wanted', async () => {
    const { session, asked } = jobWith(Array.from({ length: 1_000 }, (_, index) => index + 1));
    expect(await readBuildsOf(session, 'job/a/', { number: 990 })).toHaveLength(11);
    expect(asked()).toBeLessThanOrEqual(2);
  });

  it('are bounded', async () => {
    const { session, asked } = jobWith(Array.from({ length: 5_000 }, (_, index) => index + 1));
    await readBuildsOf(session, 'job/a/', { number: 1 });
    expect(asked()).toBeLessThanOrEqual(40);
  });
});
