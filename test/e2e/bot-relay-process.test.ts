import { once } from 'node:events';
import { createServer, request } from 'node:http';
import { connect } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { startServer } from '../../bot/entrypoints/http-server.ts';
import { runRelay } from '../../bot/entrypoints/run-relay.ts';
import { UserError } from '../../tools/user-error.ts';
import { COMMENT, delivered, NOW, playedIngest } from '../bot/entrypoints/played-ingest.ts';
import { playedChannel } from './played-channel.ts';

/** A proxy through which every host is the one at this port. */
async function playedProxy(port: number) {
  const asked: string[] = [];
  const server = createServer((from, to) => {
    asked.push(from.url ?? '');
    const { pathname } = new URL(from.url ?? '');
    const onward = request({
      port,
      host: '127.0.0.1',
      path: pathname,
      method: from.method,
      headers: from.headers,
    });
    onward.on('response', got => {
      to.writeHead(got.statusCode ?? 502, got.headers);
      got.pipe(to);
    });
    onward.on('error', () => to.destroy());
    from.pipe(onward);
  });
  server.on('connect', (from, socket) => {
    asked.push(from.url ?? '');
    const onward = connect(port, '127.0.0.1', () => socket.write('HTTP/1.1 200 OK\r\n\r\n'));
    for (const each of [socket, onward]) each.on('error', () => {});
    socket.pipe(onward).pipe(socket);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const at = server.address();
  return {
    asked,
    address: `http://127.0.0.1:${typeof at === 'object' && at !== null ? at.port : 0}`,
    stop: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}

describe('a relay as a process', () => {
  it('reaches its channel through the proxy of its environment, and its server without', async () => {
    const { handler, queue } = await playedIngest();
    const channel = await playedChannel();
    const server = await startServer(handler, { port: 0 });
    const proxy = await playedProxy(Number(channel.address.port));
    const stop = new AbortController();
    const lines: string[] = [];
    const ended = runRelay('http://channel.example/CHANNEL-ID', server.address, {
      environment: { HTTP_PROXY: proxy.address },
      log: what => lines.push(what),
      signal: stop.signal,
      random: () => 0,
    });
    for (let time = 0; time < 200 && channel.connections.length === 0; time++) await sleep(20);
    await sleep(50);
    const { headers, body } = delivered(COMMENT);
    await fetch(channel.address, {
      method: 'POST',
      headers: Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value)])),
      body: Buffer.from(body),
    });
    for (let time = 0; time < 200 && !lines.includes('relayed'); time++) await sleep(20);
    stop.abort();
    expect(await ended).toBe(0);
    expect(lines).toContain('relayed');
    expect(await queue.take(5, NOW)).toHaveLength(1);
    expect(proxy.asked.length).toBeGreaterThan(0);
    for (const each of proxy.asked) expect(each).toContain('channel.example');
    await Promise.all([server.stop(), channel.stop()]);
    proxy.stop();
  });

  it.each([
    ['CHANNEL-SECRET', 'http://127.0.0.1:1'],
    ['file:///CHANNEL-SECRET', 'http://127.0.0.1:1'],
    ['https://smee.io/CHANNEL-SECRET', '127.0.0.1:3000'],
  ])('refuses %s to %s, and does not tell what the channel is', async (channel, to) => {
    const world = { environment: {}, log: () => {}, signal: new AbortController().signal, random: () => 0 };
    const failed = await runRelay(channel, to, world).catch(error => error);
    expect(failed).toBeInstanceOf(UserError);
    expect(failed.message).not.toContain('SECRET');
  });
});
