import { afterEach, describe, expect, it } from 'vitest';
import { readWebhook } from '../../../bot/events/read-webhook.ts';
import { verifySignature } from '../../../bot/events/signature.ts';
import { asPull } from '../../../bot/github/stand-in/as-pull.ts';
import { conversation } from '../../../bot/github/stand-in/people.ts';
import { setScene } from '../../../bot/github/stand-in/personas.ts';
import { examplesOf } from '../events/examples.ts';
import { commonPaths } from './common-shape.ts';
import { openHttpWorld } from './http-world.ts';
import { type Received, webhookReceiver } from './webhook-receiver.ts';

const SECRET = 'a secret for webhooks';
const closing: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  await Promise.all(closing.splice(0).map(close => close()));
});

async function begin(answer?: (received: Received) => number) {
  const receiver = await webhookReceiver(answer);
  const world = await openHttpWorld();
  closing.push(world.standIn.close, receiver.close);
  world.standIn.webhooks.target = { url: receiver.url, secret: SECRET };
  const { received } = receiver;
  const read = ({ headers, raw }: Received) =>
    readWebhook(headers, raw, {
      app: world.hub.app.id,
      account: world.hub.app.account.id,
      serves: () => true,
      mayHoldCommand: () => true,
    });
  return { ...world, ...setScene(world.hub), received, read, webhooks: world.standIn.webhooks };
}

const idOf = ({ headers }: Received) => headers['x-github-delivery'];

describe('what people do', () => {
  it('comes as GitHub sends it: signed, and with all that GitHub always tells', async () => {
    const { repository, author, committer, admin, webhooks, received, read, forge } = await begin();
    const pull = author.open(repository, { branch: 'fix', files: { a: 'a' }, fork: true });
    const asked = author.comment(pull, 'run ci');
    author.edit(pull, asked, 'run ci [all]');
    committer.review(pull, 'approved', 'good');
    committer.label(pull, 'bot:deploy');
    committer.unlabel(pull, 'bot:deploy');
    author.push(pull, { a: 'b' });
    author.close(pull);
    author.reopen(pull);
    admin.delete(pull, asked);
    await forge.comment(asPull(pull).ref, 'own');
    const merged = committer.merge(pull);
    await webhooks.settled();
    for (const { headers, raw } of received) {
      expect(verifySignature(raw, headers['x-hub-signature-256'], [SECRET])).toBe('valid');
      const event = `${headers['x-github-event']}`;
      const payload: unknown = JSON.parse(`${raw}`);
      const published = examplesOf(event).map(({ payload }) => payload);
      const ours = commonPaths([payload]);
      const missing = commonPaths(published).filter(path => !ours.includes(path));
      expect([event, ...missing]).toEqual([event]);
    }
    const events = received.map(read).flatMap(reading => (reading.kind === 'event' ? [reading.event] : []));
    const told = events.map(event => ('change' in event ? `${event.kind} ${event.change}` : event.kind));
    expect(told).toEqual([
      'pull opened',
      'comment created',
      'comment edited',
      'review',
      'pull labelled',
      'pull unlabelled',
      'pull pushed',
      'pull closed',
      'pull reopened',
      'comment deleted',
      'pull closed',
      'push',
    ]);
    expect(events.at(-1)).toMatchObject({ kind: 'push', sha: merged, isDefault: true });
    expect(events.at(-2)).toMatchObject({ pull: await forge.pull(asPull(pull).ref) });
    expect(received.map(read)).toContainEqual({ kind: 'ignored', reason: 'own' });
  });

  it('keeps its order', async () => {
    const { repository, author, webhooks, received } = await begin();
    const pull = author.open(repository, { branch: 'fix', files: { a: 'a' } });
    for (let n = 0; n < 10; n += 1) author.comment(pull, `${n}`);
    await webhooks.settled();
    const bodies = received.map(({ raw }) => JSON.parse(`${raw}`).comment?.body).filter(body => body);
    expect(bodies).toEqual(conversation(pull).map(({ body }) => body));
  });
});

describe('deliveries', () => {
  it('that were lost or refused are listed, and come again under the same id', async () => {
    let refusing = true;
    const { repository, author, webhooks, received, forge, hub, advance } = await begin(() =>
      refusing ? 500 : 202,
    );
    webhooks.mangle = ({ about }) => (about.action === 'created' ? [] : [0]);
    const pull = author.open(repository, { branch: 'fix', files: { a: 'a' } });
    advance(1_000);
    author.comment(pull, 'run ci');
    await webhooks.settled();
    refusing = false;
    const listed = await forge.deliveries(0);
    expect(listed.map(({ status, event }) => [event, status])).toEqual([
      ['issue_comment', 0],
      ['pull_request', 500],
      ['push', 500],
    ]);
    expect(received.map(idOf)).toEqual(
      listed
        .slice(1)
        .map(({ id }) => id)
        .toReversed(),
    );
    const [lost] = listed;
    if (!lost) throw new Error('one was lost');
    expect(BigInt(lost.number)).toBeGreaterThan(BigInt(Number.MAX_SAFE_INTEGER));
    await forge.redeliver(lost.number);
    await webhooks.settled();
    expect(idOf(received.at(-1) ?? { headers: {}, raw: Buffer.alloc(0) })).toBe(lost.id);
    expect((await forge.deliveries(0))[0]).toMatchObject({ id: lost.id, again: true, status: 202 });
    expect(await forge.deliveries(hub.clock() + 1_000)).toEqual([]);
  });

  it('are found beyond the first page, as far back as is asked', async () => {
    const { repository, author, webhooks, forge, hub, advance } = await begin();
    const pull = author.open(repository, { branch: 'fix', files: { a: 'a' } });
    webhooks.mangle = () => [];
    for (let n = 0; n < 120; n += 1) author.comment(pull, `old ${n}`);
    advance(60_000);
    const since = hub.clock();
    for (let n = 0; n < 120; n += 1) author.comment(pull, `new ${n}`);
    await webhooks.settled();
    const listed = await forge.deliveries(since);
    expect(listed).toHaveLength(120);
    expect(new Set(listed.map(({ number }) => number)).size).toBe(120);
    expect((await forge.deliveries(0)).length).toBeGreaterThanOrEqual(240);
  });

  it('can come twice', async () => {
    const { repository, author, webhooks, received } = await begin();
    webhooks.mangle = () => [0, 0];
    author.open(repository, { branch: 'fix', files: { a: 'a' } });
    await webhooks.settled();
    const ids = received.map(idOf);
    expect(ids).toHaveLength(2 * new Set(ids).size);
  });
});
