import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { reportKey, reportTicket, signReport } from '../../../bot/events/report-ticket.ts';
import { anyText } from '../events/any-text.ts';
import { EXAMPLES } from '../events/examples.ts';
import { COMMENT, delivered, NOW, playedIngest, REPORT_SECRET, WEBHOOK_SECRET } from './played-ingest.ts';

const outcome = (body: string): unknown => JSON.parse(body);

describe('a delivery', () => {
  it('is queued with its id, its time and its group', async () => {
    const { handler, queue } = await playedIngest();
    const answer = await handler(delivered(COMMENT, { 'x-github-delivery': 'abc-1' }));
    expect(answer).toMatchObject({ status: 202 });
    expect(outcome(answer.body)).toEqual({ outcome: 'queued' });
    const [taken] = await queue.take(10, NOW);
    expect(taken?.delivery).toMatchObject({
      id: 'abc-1',
      received: NOW,
      event: { kind: 'comment', change: 'created', pull: { number: 1 } },
    });
  });

  it('that comes again is told so, and queued once', async () => {
    const { handler, queue } = await playedIngest();
    const request = delivered(COMMENT);
    const answers = [await handler(request), await handler(request)];
    expect(answers.map(({ body }) => outcome(body))).toEqual([{ outcome: 'queued' }, { outcome: 'known' }]);
    expect(answers.map(({ status }) => status)).toEqual([202, 202]);
    expect(await queue.take(10, NOW)).toHaveLength(1);
  });

  it('of no interest is answered 202 with the reason', async () => {
    const { handler, state } = await playedIngest();
    const answer = await handler(delivered(Buffer.from(COMMENT.toString().replace('@bot', 'bot'))));
    expect(answer.status).toBe(202);
    expect(outcome(answer.body)).toEqual({ outcome: 'ignored', reason: 'no-address' });
    expect(state.puts).toBe(0);
  });

  it('is answered 503 while the store is down, and taken when it comes again', async () => {
    const { handler, state, queue } = await playedIngest();
    const request = delivered(COMMENT);
    state.storeFails = true;
    expect((await handler(request)).status).toBe(503);
    state.storeFails = false;
    expect((await handler(request)).status).toBe(202);
    expect(await queue.take(10, NOW)).toHaveLength(1);
  });

  it.each(['@any-name run ci', 'Bot: build', 'mail me at a@b'])(
    'goes on when it may address a bot: %s',
    async text => {
      const { handler, state } = await playedIngest();
      await handler(delivered(Buffer.from(COMMENT.toString().replace('@bot run ci', text))));
      expect(state.puts).toBe(1);
    },
  );

  it('is of another repository when the number is another', async () => {
    const settings = {
      app: 1,
      account: 99,
      repositories: [{ name: 'Codertocat/Hello-World', id: 7 }],
    };
    const { handler } = await playedIngest({ settings });
    expect(outcome((await handler(delivered(COMMENT))).body)).toMatchObject({
      reason: 'repository-not-served',
    });
  });

  it.each([
    [413, delivered(Buffer.alloc(1_048_577, ' '))],
    [415, delivered(COMMENT, { 'content-type': 'application/x-www-form-urlencoded' })],
    [400, delivered(Buffer.from('{'))],
    [422, delivered(Buffer.from('{"sender":1}'))],
    [404, { ...delivered(COMMENT), path: '/other' }],
    [404, { ...delivered(COMMENT), path: '/constructor' }],
    [404, { ...delivered(COMMENT), method: 'PUT' }],
    [401, delivered(COMMENT, {}, 'somebody-else-s-secret')],
    [401, delivered(COMMENT, { 'X-Hub-Signature-256': 'sha256=00' })],
    [401, delivered(COMMENT, { 'x-hub-signature-256': '' })],
  ])('is answered %i and not queued', async (status, request) => {
    const { handler, state } = await playedIngest();
    expect((await handler(request)).status).toBe(status);
    expect(state.puts + state.spends).toBe(0);
  });

  it('of every type is answered, and what was not signed is 401 whatever it is', async () => {
    const { handler, state } = await playedIngest();
    for (const { name, payload } of EXAMPLES) {
      const body = Buffer.from(JSON.stringify(payload));
      const before = state.puts;
      const forged = await handler(delivered(body, { 'x-github-event': name }, 'another-secret-012345'));
      expect(forged.status).toBe(401);
      expect(state.puts).toBe(before);
      expect([200, 202]).toContain((await handler(delivered(body, { 'x-github-event': name }))).status);
    }
  });
});

describe('a rotation of the secret', () => {
  const NEW = 'new-webhook-secret-0123456';

  it('has no gap, and needs no restart', async () => {
    const { handler, state } = await playedIngest();
    state.values.set('webhook', [NEW, WEBHOOK_SECRET]);
    state.now += 6_000;
    for (const secret of [WEBHOOK_SECRET, NEW, WEBHOOK_SECRET, NEW])
      expect((await handler(delivered(COMMENT, {}, secret))).status).toBe(202);
    state.values.set('webhook', [NEW]);
    state.now += 60_000;
    expect((await handler(delivered(COMMENT, {}, WEBHOOK_SECRET))).status).toBe(401);
    expect((await handler(delivered(COMMENT, {}, NEW))).status).toBe(202);
  });

  it('does not let strangers have the secret read again each time', async () => {
    const { handler, state } = await playedIngest();
    state.now += 6_000;
    const before = state.readings;
    for (let time = 0; time < 50; time++) await handler(delivered(COMMENT, {}, 'somebody-else-s-secret'));
    expect(state.readings - before).toBe(1);
  });

  it('goes on with what is known while the source fails', async () => {
    const { handler, state } = await playedIngest();
    state.secretsFail = true;
    state.now += 120_000;
    expect((await handler(delivered(COMMENT))).status).toBe(202);
    expect((await handler(delivered(COMMENT, {}, NEW))).status).toBe(401);
    state.now += 3_600_000;
    expect((await handler(delivered(COMMENT))).status).toBe(503);
  });

  it('to a secret that is none lets nobody in', async () => {
    const { handler, state } = await playedIngest();
    state.values.set('webhook', ['']);
    state.now += 61_000;
    expect((await handler(delivered(COMMENT, {}, ''))).status).toBe(401);
  });
});

describe('a start', () => {
  it.each([[[]], [['']], [['too-short']]])('is refused with the webhook secret %j', async values => {
    const secrets = { named: async () => values, reread: async () => values };
    await expect(playedIngest({ secrets })).rejects.toThrow(/secret `webhook`/);
  });

  it('is refused when the secret of reports is none', async () => {
    const secrets = {
      named: async (name: string) => (name === 'webhook' ? [WEBHOOK_SECRET] : []),
      reread: async () => undefined,
    };
    await expect(playedIngest({ secrets })).rejects.toThrow(/secret `report`/);
  });
});

describe('a runner’s report', () => {
  const PULL = { repository: { id: 1300192, name: 'SciML/DiffEqBase.jl' }, number: 42 };
  const ticket = reportTicket('0123456789abcdef', PULL, NOW, 3_600_000);
  const body = Buffer.from('{"outcome":"success"}');
  const signed = (bytes: Uint8Array = body, secret = REPORT_SECRET) => ({
    method: 'POST',
    path: '/report?x=1',
    headers: { 'X-Bot-Report': signReport(ticket, reportKey(ticket, secret), bytes) },
    body: bytes,
  });

  it('becomes a delivery of its run', async () => {
    const { handler, queue } = await playedIngest();
    expect((await handler(signed())).status).toBe(202);
    const [taken] = await queue.take(1, NOW);
    expect(taken?.delivery).toEqual({
      id: `report:${ticket.nonce}`,
      received: NOW,
      event: { kind: 'report', pull: PULL, run: ticket.run, report: { outcome: 'success' } },
    });
  });

  it('is queued once however often it comes, and refused in the end', async () => {
    const { handler, queue } = await playedIngest();
    const statuses: number[] = [];
    for (let time = 0; time < 6; time++) statuses.push((await handler(signed())).status);
    expect(statuses[0]).toBe(202);
    expect(statuses.at(-1)).toBe(409);
    expect(statuses.lastIndexOf(202)).toBeLessThan(statuses.indexOf(409));
    expect(await queue.take(10, NOW)).toHaveLength(1);
  });

  it('is not lost when the queue fails after its nonce was used', async () => {
    const spent = new Set<string>();
    const { handler, state, queue } = await playedIngest({
      store: { spend: async nonce => (spent.has(nonce) ? false : Boolean(spent.add(nonce))) },
    });
    state.storeFails = true;
    expect((await handler(signed())).status).toBe(503);
    state.storeFails = false;
    expect((await handler(signed())).status).toBe(202);
    expect(await queue.take(10, NOW)).toHaveLength(1);
  });

  it.each([
    [401, signed(body, 'another-secret-0123456')],
    [401, { ...signed(), headers: {} }],
    [401, { ...signed(), body: Buffer.from('{}') }],
    [400, signed(Buffer.from('{'))],
    [400, signed(Buffer.from('['.repeat(17) + ']'.repeat(17)))],
    [413, signed(Buffer.from(`"${'x'.repeat(100_000)}"`))],
  ])('is answered %i and uses nothing up', async (status, request) => {
    const { handler, state } = await playedIngest();
    expect((await handler(request)).status).toBe(status);
    expect(state.puts + state.spends).toBe(0);
  });

  it('comes too late', async () => {
    const { handler, state } = await playedIngest();
    state.now += 3_600_000;
    expect((await handler(signed())).status).toBe(401);
  });

  it('is nothing where no secret is named', async () => {
    const { handler } = await playedIngest({ names: { webhook: 'webhook', report: undefined } });
    expect((await handler(signed())).status).toBe(404);
  });
});

describe('whatever is sent', () => {
  it('nothing unsigned is accepted, nothing throws, and nothing of it or of a secret is told', async () => {
    const { handler, state } = await playedIngest();
    const requests = fc.record({
      method: fc.constantFrom('POST', 'GET', 'PUT', '__proto__'),
      path: fc.oneof(fc.constantFrom('/webhook', '/report', '/metrics', '/webhook?x', ''), anyText(10)),
      headers: fc.dictionary(
        fc.constantFrom(
          'x-hub-signature-256',
          'X-Hub-Signature-256',
          'x-bot-report',
          'x-github-event',
          'content-type',
        ),
        fc.oneof(
          fc.constantFrom(`sha256=${'0'.repeat(64)}`, 'push', 'application/json'),
          anyText(80),
          fc.array(anyText(10), { maxLength: 3 }),
        ),
      ),
      body: fc.oneof(fc.uint8Array({ minLength: 8 }), fc.constant(COMMENT)),
    });
    await fc.assert(
      fc.asyncProperty(requests, async request => {
        const { status, body } = await handler(request);
        if (request.method === 'POST') expect([401, 404]).toContain(status);
        expect(body).not.toContain(WEBHOOK_SECRET);
      }),
      { numRuns: 400 },
    );
    expect(state.puts + state.spends).toBe(0);
    const told = state.lines.join('\n');
    for (const secret of [WEBHOOK_SECRET, REPORT_SECRET, 'totally right']) expect(told).not.toContain(secret);
  });

  it('and signed is logged without its text', async () => {
    const { handler, state } = await playedIngest();
    await handler(delivered(COMMENT));
    await handler(delivered(Buffer.from('{"sender":"hunter2"}')));
    state.storeFails = true;
    await handler(delivered(COMMENT));
    expect(state.lines.length).toBeGreaterThan(2);
    for (const line of state.lines) expect(line).not.toMatch(/totally right|hunter2|webhook-secret/);
  });
});

describe('what is asked of ingest', () => {
  it('is whether it lives', async () => {
    const { handler } = await playedIngest();
    const request = { method: 'GET', path: '/healthz', headers: {}, body: new Uint8Array() };
    expect((await handler(request)).status).toBe(200);
  });

  it('is what it counted, also the reasons', async () => {
    const { handler } = await playedIngest();
    await handler(delivered(COMMENT));
    await handler(delivered(COMMENT));
    await handler(delivered(COMMENT, {}, 'somebody-else-s-secret'));
    await handler({ ...delivered(COMMENT), path: '/"}\n' });
    const { body, type } = await handler({
      method: 'GET',
      path: '/metrics',
      headers: {},
      body: new Uint8Array(),
    });
    expect(type).toMatch(/^text\/plain/);
    expect(body).toContain('bot_ingest_answers_total{path="/webhook",status="202",outcome="queued"} 2\n');
    expect(body).toContain('{path="/webhook",status="401",outcome="signature-wrong"} 1\n');
    expect(body).toContain('{path="other",status="404",outcome="no-such-path"} 1\n');
    expect(body).toContain('bot_queue_waiting 2\n');
    for (const line of body.trimEnd().split('\n'))
      expect(line).toMatch(/^(?:# (?:HELP|TYPE) \w+ .+|\w+(?:\{(?:\w+="[^"\\]*",?)+\})? \d+)$/);
  });
});
