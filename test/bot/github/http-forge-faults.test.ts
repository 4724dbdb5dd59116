import fc from 'fast-check';
import { expect, it } from 'vitest';
import { type Forge, ForgeFailed } from '../../../bot/github/forge.ts';
import { asPull } from '../../../bot/github/stand-in/as-pull.ts';
import { conversation } from '../../../bot/github/stand-in/people.ts';
import { setScene } from '../../../bot/github/stand-in/personas.ts';
import { forgeCalls } from './forge-calls.ts';
import { openHttpWorld } from './http-world.ts';
import { quickFault } from './quick-fault.ts';

const MARKER = '<!-- ci-bot one -->';

/** What a worker does to show its one comment: it looks for it, and edits it or writes it. */
async function show(forge: Forge, ref: Parameters<Forge['comment']>[0], body: string): Promise<void> {
  const [own] = await forge.ownComments(ref, MARKER);
  if (own) await forge.editComment(ref.repository, own.id, body);
  else await forge.comment(ref, body);
}

it('throws only ForgeFailed, within its time, and writes one comment, whatever goes wrong', async () => {
  const faults = fc.array(fc.option(quickFault, { nil: undefined, freq: 2 }), { maxLength: 25 });
  await fc.assert(
    fc.asyncProperty(
      faults,
      fc.shuffledSubarray([...Array(17).keys()], { maxLength: 4 }),
      async (plan, picks) => {
        const world = await openHttpWorld({ fault: ({ number }) => plan[number - 1] });
        try {
          const { repository, author } = setScene(world.hub);
          const pull = author.open(repository, { branch: 'fix', files: { a: 'a' } });
          const { ref } = asPull(pull);
          const calls = forgeCalls(ref);
          const within = async (call: (forge: Forge) => Promise<unknown>): Promise<boolean> => {
            const before = world.hub.clock();
            const error: unknown = await call(world.forge).then(
              () => undefined,
              (error: unknown) => error ?? 'nothing',
            );
            expect(world.hub.clock() - before).toBeLessThanOrEqual(30_000);
            if (error === undefined) return true;
            expect(error).toBeInstanceOf(ForgeFailed);
            if (error instanceof ForgeFailed) world.advance(error.after);
            return false;
          };
          for (const pick of picks) await within(calls[pick] ?? (async () => {}));
          let shown = false;
          // No more faults than are planned; each ends one try at most.
          for (let tries = 0; !shown && tries <= 30; tries += 1)
            shown = await within(forge => show(forge, ref, `${MARKER}\n${tries}`));
          expect(shown).toBe(true);
          expect(conversation(pull).filter(({ body }) => body.startsWith(MARKER))).toHaveLength(1);
        } finally {
          await world.standIn.close();
        }
      },
    ),
    { numRuns: 12 },
  );
}, 30_000);
