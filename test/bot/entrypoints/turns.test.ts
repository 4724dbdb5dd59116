import fc from 'fast-check';
import { expect, it } from 'vitest';
import { Turns } from '../../../bot/entrypoints/turns.ts';

it('lets so many act at once, refuses whoever cannot wait, and is free again afterwards', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.integer({ min: 1, max: 4 }),
      fc.nat({ max: 6 }),
      fc.array(fc.record({ steps: fc.nat({ max: 3 }), fails: fc.boolean() }), { maxLength: 20 }),
      async (atOnce, waiting, acts) => {
        const turns = new Turns(atOnce, waiting);
        let acting = 0;
        const one = async ({ steps, fails }: { readonly steps: number; readonly fails: boolean }) => {
          expect(++acting).toBeLessThanOrEqual(atOnce);
          for (let step = 0; step < steps; step++) await Promise.resolve();
          acting--;
          if (fails) throw new Error('failed');
          return 'done';
        };
        for (let round = 0; round < 2; round++) {
          const ends = await Promise.allSettled(acts.map(act => turns.take(() => one(act))));
          const refused = ends.filter(end => end.status === 'fulfilled' && end.value === undefined);
          expect(refused).toHaveLength(Math.max(0, acts.length - atOnce - waiting));
          expect(acting).toBe(0);
        }
      },
    ),
  );
});
