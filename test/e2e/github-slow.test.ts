import fc from 'fast-check';
import { afterEach, expect, it } from 'vitest';
import { type Forge, ForgeFailed } from '../../bot/github/forge.ts';
import { asPull } from '../../bot/github/stand-in/as-pull.ts';
import type { Fault } from '../../bot/github/stand-in/fault.ts';
import { conversation } from '../../bot/github/stand-in/people.ts';
import { setScene } from '../../bot/github/stand-in/personas.ts';
import { forgeCalls } from '../bot/github/forge-calls.ts';
import { openHttpWorld } from '../bot/github/http-world.ts';
import { quickFault } from '../bot/github/quick-fault.ts';
import { webhookReceiver } from '../bot/github/webhook-receiver.ts';

const MARKER = '<!-- ci-bot one -->';
const LIMITS = { attempt: 60, total: 400 };
const closing: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  await Promise.all(closing.splice(0).map(close => close()));
});

const slowFault: fc.Arbitrary<Fault> = fc.oneof(
  quickFault,
  fc.record({ kind: fc.constant('never' as const), done: fc.boolean() }),
  fc.record({ kind: fc.constant('slow' as const), milliseconds: fc.integer({ min: 1, max: 150 }) }),
);

async function begin(fault: (number: number) => Fault | undefined) {
  const world = await openHttpWorld({ fault: ({ number }) => fault(number), limits: LIMITS });
  closing.push(world.standIn.close);
  const { repository, author } = setScene(world.hub);
  const pull = author.open(repository, { branch: 'fix', files: { a: 'a' } });
  return { ...world, author, repository, pull, ref: asPull(pull).ref };
}

/** Asks, and looks at the watch. */
async function timed(asked: Promise<unknown>): Promise<{ readonly error: unknown; readonly took: number }> {
  const before = performance.now();
  const error: unknown = await asked.then(
    () => undefined,
    (error: unknown) => error ?? 'nothing',
  );
  return { error, took: performance.now() - before };
}

/** Two cores may have other things to do. */
const GRACE = 5_000;

it('ends every call in its time when GitHub never answers', async () => {
  const { forge, ref } = await begin(() => ({ kind: 'never', done: false }));
  for (const call of forgeCalls(ref)) {
    const { error, took } = await timed(call(forge));
    expect(error).toBeInstanceOf(ForgeFailed);
    expect(error).toMatchObject({ later: true });
    expect(took).toBeLessThan(LIMITS.total + GRACE);
  }
});

it('writes one comment and throws only ForgeFailed, however slow and broken GitHub is', async () => {
  const faults = fc.array(fc.option(slowFault, { nil: undefined, freq: 2 }), { maxLength: 20 });
  await fc.assert(
    fc.asyncProperty(faults, async plan => {
      const { forge, ref, pull, advance, standIn } = await begin(number => plan[number - 1]);
      const show = async (forge: Forge, body: string): Promise<void> => {
        const [own] = await forge.ownComments(ref, MARKER);
        if (own) await forge.editComment(ref.repository, own.id, body);
        else await forge.comment(ref, body);
      };
      let shown = false;
      for (let tries = 0; !shown && tries <= 30; tries += 1) {
        const { error, took } = await timed(show(forge, `${MARKER}\n${tries}`));
        // Two calls at most.
        expect(took).toBeLessThan(2 * (LIMITS.total + GRACE));
        shown = error === undefined;
        if (!shown) expect(error).toBeInstanceOf(ForgeFailed);
        if (error instanceof ForgeFailed) advance(error.after);
      }
      expect(shown).toBe(true);
      expect(conversation(pull)).toHaveLength(1);
      await standIn.close();
    }),
    { numRuns: 60 },
  );
});

it('keeps below 80 writes of content a minute without being told', async () => {
  const { forge, ref, pull } = await begin(() => undefined);
  const id = await forge.comment(ref, '0');
  for (let n = 1; n < 80; n += 1) await forge.editComment(ref.repository, id, `${n}`);
  const { error } = await timed(forge.editComment(ref.repository, id, 'one too many'));
  expect(error).toMatchObject({ later: true, after: 60_000, status: undefined });
  expect(conversation(pull).map(({ body }) => body)).toEqual(['79']);
});

it('delivers webhooks late, doubled and overtaken, and loses none that is not to be lost', async () => {
  const receiver = await webhookReceiver();
  closing.push(receiver.close);
  const { standIn, author, pull } = await begin(() => undefined);
  await standIn.webhooks.settled();
  standIn.webhooks.target = { url: receiver.url, secret: 'a secret for webhooks' };
  const delays = [[80], [0], [40, 0], [], [0]];
  let next = 0;
  standIn.webhooks.mangle = () => {
    next += 1;
    return delays[next - 1] ?? [0];
  };
  for (const body of ['late', 'first', 'twice', 'lost', 'last']) author.comment(pull, body);
  await standIn.webhooks.settled();
  const bodies = receiver.received.map(({ raw }) => JSON.parse(`${raw}`).comment.body);
  expect(bodies).toEqual(['first', 'twice', 'last', 'twice', 'late']);
});
