import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { forwardTo } from '../../bot/entrypoints/forward-to.ts';
import { startServer } from '../../bot/entrypoints/http-server.ts';
import type { IngestRequest } from '../../bot/entrypoints/ingest-request.ts';
import { type RelayParts, relay } from '../../bot/entrypoints/relay.ts';
import type { Deliver } from '../../bot/entrypoints/relay-backlog.ts';
import { reportKey, reportTicket, signReport } from '../../bot/events/report-ticket.ts';
import { COMMENT, delivered, NOW, playedIngest, REPORT_SECRET } from '../bot/entrypoints/played-ingest.ts';
import { EXAMPLES } from '../bot/events/examples.ts';
import { type PlayedChannel, playedChannel } from './played-channel.ts';

let channel: PlayedChannel;
let ended: Promise<number> | undefined;
let abort = new AbortController();
const lines: string[] = [];

beforeEach(async () => {
  channel = await playedChannel();
  abort = new AbortController();
  lines.length = 0;
});
afterEach(async () => {
  abort.abort();
  await ended;
  await channel.stop();
});

async function until(what: () => boolean): Promise<void> {
  for (let time = 0; time < 300 && !what(); time++) await sleep(10);
  expect(what()).toBe(true);
}

/** A relay that listens. */
async function start(deliver: Deliver, more: Partial<RelayParts> = {}): Promise<void> {
  const { signal } = abort;
  ended = relay(channel.address, {
    deliver,
    fetch,
    pause: failures => Math.min(failures, 3) * 20,
    sleep: milliseconds => sleep(milliseconds, undefined, { signal }).catch(() => {}),
    log: (what, fields) => lines.push(`${what} ${JSON.stringify(fields ?? {})}`),
    signal,
    ...more,
  });
  await until(() => lines.some(line => line.startsWith('relay connected')));
}

/** GitHub, which posts to the channel. */
const hook = ({ headers, body }: IngestRequest) =>
  fetch(channel.address, {
    method: 'POST',
    headers: Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value)])),
    body: Buffer.from(body),
  });

/** Takes what it is given, and remembers it. */
function remembering() {
  const seen: IngestRequest[] = [];
  const deliver: Deliver = async request => {
    seen.push(request);
    return 202;
  };
  return { seen, deliver, ids: () => seen.map(({ headers }) => headers['x-github-delivery']) };
}

describe('a relay', () => {
  it('brings a delivery into ingest in this process', async () => {
    const { handler, queue } = await playedIngest();
    await start(async request => (await handler(request)).status);
    await hook(delivered(COMMENT, { 'x-github-delivery': 'relayed-1' }));
    await until(() => lines.some(line => line.startsWith('relayed ')));
    const [taken] = await queue.take(5, NOW);
    expect(taken?.delivery.id).toBe('relayed-1');
  });

  it('forwards to a server, with the headers that ingest reads and no others', async () => {
    const { handler, queue } = await playedIngest();
    const seen: IngestRequest[] = [];
    const server = await startServer(
      request => {
        seen.push(request);
        return handler(request);
      },
      { port: 0 },
    );
    await start(forwardTo(new URL(server.address), fetch));
    await hook(delivered(COMMENT, { authorization: 'hunter2', 'x-forwarded-for': '10.0.0.1' }));
    await until(() => lines.some(line => line.startsWith('relayed ')));
    expect(await queue.take(5, NOW)).toHaveLength(1);
    expect(Object.keys(seen[0]?.headers ?? {})).not.toContain('authorization');
    expect(Object.keys(seen[0]?.headers ?? {})).not.toContain('x-forwarded-for');
    await server.stop();
  });

  it('gives every payload that GitHub publishes its bytes back, so that its signature holds', async () => {
    const { handler } = await playedIngest();
    const statuses: number[] = [];
    await start(async request => {
      const { status } = await handler(request);
      statuses.push(status);
      return status;
    });
    const sent = EXAMPLES.filter((_, index) => index % 6 === 0);
    for (const { name, payload } of sent)
      await hook(delivered(Buffer.from(JSON.stringify(payload)), { 'x-github-event': name }));
    await until(() => statuses.length === sent.length);
    expect(statuses).not.toContain(401);
  });

  it('lets nothing in that was posted to the channel by somebody else', async () => {
    const { handler, state } = await playedIngest();
    await start(async request => (await handler(request)).status);
    await hook(delivered(COMMENT, {}, 'somebody-else-s-secret'));
    await hook(delivered(Buffer.from('{ "zen":  1.0 }')));
    await until(() => lines.filter(line => line.includes('"status":401')).length === 2);
    expect(state.puts).toBe(0);
  });

  it('brings a runner’s report too', async () => {
    const { handler, queue } = await playedIngest();
    await start(async request => (await handler(request)).status);
    const pull = { repository: { id: 7, name: 'a/b' }, number: 1 };
    const ticket = reportTicket('0123456789abcdef', pull, NOW, 1_000);
    const body = Buffer.from('{"outcome":"success"}');
    const signed = signReport(ticket, reportKey(ticket, REPORT_SECRET), body);
    await hook({ method: 'POST', path: '/', headers: { 'x-bot-report': signed }, body });
    await until(() => lines.some(line => line.startsWith('relayed ')));
    expect((await queue.take(5, NOW))[0]?.delivery.event.kind).toBe('report');
  });

  it('connects again after every end, says what was the last, and misses nothing', async () => {
    const { deliver, ids } = remembering();
    await start(deliver);
    const sent: string[] = [];
    for (let round = 0; round < 5; round++) {
      for (const name of ['a', 'b']) {
        sent.push(`${name}${round}`);
        await hook(delivered(COMMENT, { 'x-github-delivery': `${name}${round}` }));
      }
      await until(() => ids().length >= 1);
      channel.cut();
      sent.push(`gap${round}`);
      await hook(delivered(COMMENT, { 'x-github-delivery': `gap${round}` }));
      await until(() => channel.connections.length === round + 2);
    }
    await until(() => ids().length === sent.length);
    expect(ids()).toEqual(sent);
    expect(channel.connections.slice(1).every(id => id !== undefined)).toBe(true);
  });

  it.each([204, 404, 429, 500, 502])(
    'connects again after an answer %i, more and more slowly',
    async status => {
      const { deliver, ids } = remembering();
      const pauses: number[] = [];
      await start(deliver, {
        pause: failures => {
          pauses.push(failures);
          return 10;
        },
      });
      channel.answer(status);
      channel.cut();
      await until(() => channel.connections.length >= 4);
      channel.answer(undefined);
      await until(() => lines.filter(line => line.startsWith('relay connected')).length === 2);
      expect(pauses.slice(0, 3)).toEqual([1, 2, 3]);
      await hook(delivered(COMMENT, { 'x-github-delivery': 'after' }));
      await until(() => ids().includes('after'));
    },
  );

  it('keeps what nobody takes, in its order, until somebody does', async () => {
    const { deliver, ids } = remembering();
    let down = true;
    const tries: number[] = [];
    await start(async request => {
      tries.push(1);
      if (!down) return deliver(request);
      if (tries.length % 2 === 0) throw new Error('nobody is there');
      return 503;
    });
    const sent = Array.from({ length: 150 }, (_, index) => `delivery-${index}`);
    for (const id of sent) await hook(delivered(COMMENT, { 'x-github-delivery': id }));
    await until(() => tries.length > 3);
    down = false;
    await until(() => ids().length === sent.length);
    expect(ids()).toEqual(sent);
  });

  it('does not let one that cannot be handled stand in the way for ever', async () => {
    const { deliver, ids } = remembering();
    await start(async request => (request.headers['x-github-delivery'] === 'bad' ? 500 : deliver(request)));
    await hook(delivered(COMMENT, { 'x-github-delivery': 'bad' }));
    await hook(delivered(COMMENT, { 'x-github-delivery': 'good' }));
    await until(() => ids().includes('good'));
    expect(lines.some(line => line.startsWith('relayed and refused') && line.includes('bad'))).toBe(true);
  });

  it('tells how many are left when it ends before they were taken', async () => {
    await start(async () => 503);
    await hook(delivered(COMMENT));
    await hook(delivered(COMMENT));
    await until(() => lines.some(line => line.startsWith('relay waits')));
    // Until the second one has come too.
    await sleep(100);
    abort.abort();
    expect(await ended).toBe(2);
  });

  it('leaves a connection that has gone silent', async () => {
    const { deliver } = remembering();
    await start(deliver, { silence: 100 });
    await until(() => channel.connections.length >= 3);
    expect(lines.some(line => line.includes('silence'))).toBe(true);
  });

  it('passes over what is no delivery, and lives through what is too large', async () => {
    const { deliver, ids } = remembering();
    await start(deliver);
    for (const data of [
      '',
      '{',
      'null',
      '7',
      '[]',
      '{"body":null}',
      '{"body":"text"}',
      '{"rawdata":7,"body":{}}',
    ])
      channel.write(`data: ${data}\n\n`);
    channel.write('event: ping\ndata: {}\n\n: comment\n\nnonsense\n\n');
    await hook(delivered(COMMENT, { 'x-github-delivery': 'between' }));
    await until(() => ids().includes('between'));
    for (let sent = 0; sent < 20; sent++) channel.write(`${sent === 0 ? 'data: ' : ''}${'x'.repeat(65_536)}`);
    await until(() => channel.connections.length === 2);
    await hook(delivered(COMMENT, { 'x-github-delivery': 'after' }));
    await until(() => ids().includes('after'));
    expect(ids()).toEqual(['between', 'after']);
  });
});
