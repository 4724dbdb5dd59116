import { once } from 'node:events';
import { Agent, request } from 'node:http';
import { connect, type Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, describe, expect, it } from 'vitest';
import { type RunningServer, type ServerSettings, startServer } from '../../bot/entrypoints/http-server.ts';
import type { IngestAnswer, IngestHandler, IngestRequest } from '../../bot/entrypoints/ingest-request.ts';
import { COMMENT, delivered, NOW, playedIngest } from '../bot/entrypoints/played-ingest.ts';

const OK: IngestAnswer = {
  status: 202,
  type: 'application/json',
  body: '{"outcome":"queued"}',
  counted: 'queued',
};
const MOST = 1_048_576;
let running: RunningServer | undefined;
const sockets: Socket[] = [];

afterEach(async () => {
  for (const socket of sockets.splice(0)) socket.destroy();
  await running?.stop();
  running = undefined;
});

async function start(handler: IngestHandler, settings: Partial<ServerSettings> = {}): Promise<string> {
  running = await startServer(handler, { port: 0, grace: 3_000, ...settings });
  return running.address;
}

/** A handler that remembers what it was given. */
function remembering(wait = 0) {
  const seen: IngestRequest[] = [];
  const state = { atOnce: 0, most: 0 };
  const handler: IngestHandler = async given => {
    seen.push(given);
    state.most = Math.max(state.most, ++state.atOnce);
    if (wait > 0) await sleep(wait);
    state.atOnce--;
    return OK;
  };
  return { seen, state, handler };
}

/** A connection that a test writes to as it likes. */
async function raw(
  address: string,
): Promise<{ socket: Socket; text: () => string; ended: Promise<unknown> }> {
  const socket = connect(Number(new URL(address).port), '127.0.0.1');
  sockets.push(socket);
  let text = '';
  socket.on('error', () => {});
  socket.on('data', chunk => {
    text += chunk;
  });
  const ended = once(socket, 'close');
  await once(socket, 'connect');
  return { socket, text: () => text, ended };
}

const head = (length: number, more = '') =>
  `POST /webhook HTTP/1.1\r\nHost: x\r\nContent-Length: ${length}\r\n${more}\r\n`;

const post = (address: string, body: string | Uint8Array, headers: Record<string, string> = {}) =>
  fetch(`${address}/webhook`, { method: 'POST', body: Buffer.from(body), headers });

async function until(what: () => boolean): Promise<void> {
  for (let time = 0; time < 200 && !what(); time++) await sleep(20);
  expect(what()).toBe(true);
}

describe('the server', () => {
  it('takes a delivery as GitHub sends it, byte for byte', async () => {
    const { handler, queue } = await playedIngest();
    const address = await start(handler);
    const { headers, body } = delivered(COMMENT);
    const given = Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value)]));
    const response = await post(address, body, given);
    expect(response.status).toBe(202);
    expect(await response.json()).toEqual({ outcome: 'queued' });
    expect(await queue.take(5, NOW)).toHaveLength(1);
    expect((await post(address, body, { ...given, 'x-hub-signature-256': 'sha256=00' })).status).toBe(401);
    expect(address).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
  });

  it('shows a header that came twice as two', async () => {
    const { seen, handler } = remembering();
    const { socket, text } = await raw(await start(handler));
    socket.write(head(0, 'X-Hub-Signature-256: a\r\nX-Hub-Signature-256: b\r\n'));
    await until(() => text().includes('202'));
    expect(seen[0]?.headers['x-hub-signature-256']).toEqual(['a', 'b']);
  });

  it('refuses a body that is announced or grows too large, without reading it to its end', async () => {
    const { seen, handler } = remembering();
    const address = await start(handler);
    const announced = await raw(address);
    announced.socket.write(head(MOST + 1));
    await announced.ended;
    expect(announced.text()).toMatch(/^HTTP\/1\.1 413 (?:.|\s)*connection: close/i);
    const growing = await raw(address);
    growing.socket.write('POST /webhook HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n');
    for (let sent = 0; sent <= MOST && !growing.socket.destroyed; sent += 65_536)
      growing.socket.write(`10000\r\n${'x'.repeat(65_536)}\r\n`);
    await growing.ended;
    expect(growing.text()).toMatch(/^HTTP\/1\.1 413 /);
    expect(seen).toEqual([]);
    expect((await post(address, 'x'.repeat(MOST))).status).toBe(202);
    expect(seen[0]?.body.length).toBe(MOST);
  });

  it('outlives senders that go away in the middle', async () => {
    const { seen, handler } = remembering();
    const address = await start(handler, { atOnce: 2 });
    for (let time = 0; time < 20; time++) {
      const { socket, ended } = await raw(address);
      socket.write(`${head(1_000)}half`);
      await sleep(5);
      socket.destroy();
      await ended;
    }
    expect((await post(address, 'whole')).status).toBe(202);
    expect(seen.map(({ body }) => Buffer.from(body).toString())).toEqual(['whole']);
  });

  it('is not held up by senders that are slow with headers or bodies', async () => {
    const { seen, handler } = remembering();
    const address = await start(handler, { headersTime: 400, requestTime: 800, atOnce: 2 });
    const slow = await Promise.all([raw(address), raw(address), raw(address)]);
    slow[0]?.socket.write('POST /webhook HTTP/1.1\r\nHost:');
    slow[1]?.socket.write(`${head(1_000)}h`);
    slow[2]?.socket.write(`${head(1_000)}h`);
    const drip = setInterval(
      () => slow.forEach(({ socket }) => void (socket.writable && socket.write('x'))),
      100,
    );
    await sleep(50);
    const begun = Date.now();
    expect((await post(address, 'quick')).status).toBe(202);
    expect(Date.now() - begun).toBeLessThan(3_000);
    await Promise.all(slow.map(({ ended }) => ended));
    clearInterval(drip);
    expect(slow[0]?.text()).toContain('408');
    expect(seen).toHaveLength(1);
  });

  it('answers requests that come one behind the other in one packet, in their order', async () => {
    const { seen, handler } = remembering(5);
    const { socket, text } = await raw(await start(handler));
    const bodies = Array.from({ length: 20 }, (_, index) => `body-${String(index).padStart(2, '0')}`);
    socket.write(bodies.map(body => `${head(body.length)}${body}`).join(''));
    await until(() => text().split('HTTP/1.1 202').length === 21);
    expect(seen.map(({ body }) => Buffer.from(body).toString()).toSorted()).toEqual(bodies);
  });

  it('does not take what it did not read for another request', async () => {
    const { seen, handler } = remembering();
    const { socket, ended } = await raw(await start(handler));
    const smuggled = `${head(3)}bad`;
    socket.write(`${head(MOST + 1)}${smuggled}`);
    await ended;
    expect(seen).toEqual([]);
  });

  it('handles a thousand at once, so many at a time, and loses none', async () => {
    const { seen, state, handler } = remembering(2);
    const address = await start(handler, { atOnce: 16, requestTime: 30_000, headersTime: 20_000 });
    const agent = new Agent({ keepAlive: true, maxSockets: 1_000 });
    const one = (index: number) =>
      new Promise<number>((resolve, reject) => {
        const sent = request(`${address}/webhook`, { method: 'POST', agent }, response => {
          response.resume().on('end', () => resolve(response.statusCode ?? 0));
        });
        sent.on('error', reject).end(`${index}`);
      });
    const statuses = await Promise.all(Array.from({ length: 1_000 }, (_, index) => one(index)));
    agent.destroy();
    expect(new Set(statuses)).toEqual(new Set([202]));
    expect(new Set(seen.map(({ body }) => Buffer.from(body).toString())).size).toBe(1_000);
    expect(state.most).toBeLessThanOrEqual(16);
    expect(state.most).toBeGreaterThan(1);
  });

  it('tells those beyond its bounds to come again, and says meanwhile that it lives', async () => {
    const gate = Promise.withResolvers<void>();
    const handler: IngestHandler = async ({ method }) => {
      if (method === 'POST') await gate.promise;
      return OK;
    };
    const address = await start(handler, { atOnce: 2, waiting: 3 });
    const answers = Array.from({ length: 9 }, () => post(address, 'x').then(({ status }) => status));
    const first = await Promise.race(answers);
    expect(first).toBe(503);
    expect((await fetch(`${address}/healthz`)).status).toBe(202);
    await sleep(100);
    gate.resolve();
    const statuses = await Promise.all(answers);
    expect(statuses.filter(status => status === 202)).toHaveLength(5);
    expect(statuses.filter(status => status === 503)).toHaveLength(4);
  });

  it('lets what has begun end before it stops, and takes nothing new', async () => {
    const { seen, handler } = remembering(300);
    const address = await start(handler);
    const idle = await raw(address);
    idle.socket.write(`${head(2)}ab`);
    await until(() => idle.text().includes('202'));
    const begun = post(address, 'begun');
    await until(() => seen.length === 2);
    const stopping = running?.stop();
    await expect(post(address, 'late')).rejects.toThrow();
    const response = await begun;
    expect(response.status).toBe(202);
    expect(response.headers.get('connection')).toBe('close');
    await stopping;
    await idle.ended;
    running = undefined;
    expect(seen).toHaveLength(2);
  });

  it('does not wait longer than its grace for anybody', async () => {
    const address = await start(() => new Promise(() => {}), { grace: 200 });
    const { socket, ended } = await raw(address);
    socket.write(`${head(2)}ab`);
    await sleep(50);
    await running?.stop();
    await ended;
    running = undefined;
  });

  it('answers 500 for a defect, and says nothing of it', async () => {
    const address = await start(async () => {
      throw new Error('hunter2');
    });
    const response = await post(address, 'x');
    expect(response.status).toBe(500);
    expect(await response.text()).not.toContain('hunter2');
  });

  it('says when it cannot listen', async () => {
    const address = await start(remembering().handler);
    await expect(startServer(remembering().handler, { port: Number(new URL(address).port) })).rejects.toThrow(
      'EADDRINUSE',
    );
  });
});
