import fc from 'fast-check';
import { expect, it } from 'vitest';
import { JenkinsFailed } from '../../../../tools/adapters/jenkins/jenkins.ts';
import { readJenkins } from '../../../../tools/roll/jenkins-facts/read-jenkins.ts';
import { SCENES } from '../../../contracts/jenkins-work-scenes.ts';
import { replayed } from '../../../contracts/replayed-jenkins.ts';

/** The `at`th value in a JSON value, counted from its root, is replaced. */
function replaced(value: unknown, at: number, by: unknown): unknown {
  let left = at;
  const walk = (inner: unknown): unknown => {
    if (left-- === 0) return by;
    if (Array.isArray(inner)) return inner.map(walk);
    if (typeof inner !== 'object' || inner === null) return inner;
    return Object.fromEntries(Object.entries(inner).map(([name, field]) => [name, walk(field)]));
  };
  return walk(value);
}

const strange = fc.oneof(
  fc.jsonValue({ maxDepth: 2 }),
  fc.constantFrom(undefined, -1, 1e300, '', '.', '..', '/job/%ff/', 'http://[/job/a/1/', 'x'.repeat(20_000)),
);

type Mangle = (text: string) => string;

const mangles: fc.Arbitrary<Mangle> = fc.oneof(
  fc.tuple(fc.nat(400), strange).map(
    ([at, by]): Mangle =>
      text =>
        JSON.stringify(replaced(JSON.parse(text), at, by)) ?? '',
  ),
  fc.nat(2_000).map(
    (end): Mangle =>
      text =>
        text.slice(0, end),
  ),
);

it('an answer that is torn or mangled is read or refused as unreadable, never worse', async () => {
  let refused = 0;
  let read = 0;
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...SCENES), mangles, fc.nat(3), async (scene, mangle, which) => {
      const options = replayed(scene);
      const { exchange } = options;
      if (exchange === undefined) throw new Error('nothing is replayed');
      let asked = 0;
      const mangled: typeof exchange = async request => {
        const answer = await exchange(request);
        return asked++ === which ? { ...answer, body: mangle(answer.body) } : answer;
      };
      try {
        const { nodes } = await readJenkins({ ...options, exchange: mangled }, { now: () => 0 });
        for (const { builds } of nodes)
          expect(new Set(builds.map(({ url }) => url)).size).toBe(builds.length);
        read += 1;
      } catch (error) {
        if (!(error instanceof JenkinsFailed)) throw error;
        expect(error.fault).toBe('unreadable');
        refused += 1;
      }
    }),
    { numRuns: 150 },
  );
  expect(Math.min(read, refused)).toBeGreaterThan(0);
});
