import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { HttpNotifier } from '../../tools/adapters/notifier/http-notifier.ts';
import { MemoryNotifier } from '../../tools/adapters/notifier/memory-notifier.ts';
import { type Notifier, NotPosted } from '../../tools/adapters/notifier/notifier.ts';

const SECRET = 'T00000000-very-secret';

/** A chat's webhook: what arrived, and how it answers next. */
class Chat {
  readonly arrived: { readonly type: string | undefined; readonly body: unknown }[] = [];
  answers: number[] = [];
  hangs = false;
  readonly #server: Server = createServer(async (request, response) => {
    let body = '';
    for await (const piece of request) body += String(piece);
    this.arrived.push({ type: request.headers['content-type'], body: JSON.parse(body) });
    if (this.hangs) return;
    response.writeHead(this.answers.shift() ?? 200, { Location: '/elsewhere' }).end('ok');
  });

  listen = () => new Promise<void>(done => this.#server.listen(0, '127.0.0.1', () => done()));
  close = () => {
    this.#server.closeAllConnections();
    return new Promise(done => this.#server.close(done));
  };

  get url(): URL {
    // A server that listens on a port has an address with one.
    const { port } = this.#server.address() as AddressInfo;
    return new URL(`http://127.0.0.1:${port}/services/${SECRET}`);
  }
}

const chat = new Chat();
beforeAll(() => chat.listen());
afterAll(() => chat.close());
beforeEach(() => {
  chat.arrived.length = 0;
  chat.answers = [];
  chat.hangs = false;
});

const SETTINGS = { timeout: 300, pauses: [1, 1] };
const real = () => new HttpNotifier(chat.url, SETTINGS);

interface Stage {
  readonly notifier: Notifier;
  readonly texts: () => readonly unknown[];
  readonly break: () => void;
}

const STAGES: readonly (readonly [string, () => Stage])[] = [
  [
    'over HTTP',
    () => ({
      notifier: real(),
      texts: () => chat.arrived.map(({ body }) => (body as { readonly text: unknown }).text),
      break: () => {
        chat.answers = [500, 500, 500];
      },
    }),
  ],
  [
    'in memory',
    () => {
      let broken = false;
      const notifier = new MemoryNotifier(() => broken);
      return {
        notifier,
        texts: () => notifier.posted,
        break: () => {
          broken = true;
        },
      };
    },
  ],
];

describe.each(STAGES)('a notifier %s', (_, staged) => {
  it('posts texts as they are, in order', async () => {
    const { notifier, texts } = staged();
    for (const text of ['**tvm**: begins', 'Füße & "Zeichen" \\ ☃\n- x']) await notifier.post(text);
    expect(texts()).toEqual(['**tvm**: begins', 'Füße & "Zeichen" \\ ☃\n- x']);
  });

  it('says so when a text does not get through', async () => {
    const stage = staged();
    stage.break();
    await expect(stage.notifier.post('x')).rejects.toBeInstanceOf(NotPosted);
  });
});

describe('over HTTP', () => {
  it('sends JSON', async () => {
    await real().post('x');
    expect(chat.arrived).toEqual([{ type: 'application/json', body: { text: 'x' } }]);
  });

  it.each([[[429]], [[503, 502]]])('tries again after %j', async answers => {
    chat.answers = [...answers];
    await real().post('x');
    expect(chat.arrived).toHaveLength(answers.length + 1);
  });

  it.each([302, 400, 404, 410])('gives up at once after %i', async status => {
    chat.answers = [status];
    await expect(real().post('x')).rejects.toThrow(`answered ${status}`);
    expect(chat.arrived).toHaveLength(1);
  });

  it('never tells the address, whatever goes wrong', async () => {
    chat.hangs = true;
    const closed = new Chat();
    await closed.listen();
    const { url: nowhere } = closed;
    await closed.close();
    const impatient = { timeout: 50, pauses: [] };
    const posts = [chat.url, nowhere].map(url => new HttpNotifier(url, impatient).post('x'));
    const ends = await Promise.allSettled(posts);
    const reasons = ends.map(end => (end.status === 'rejected' ? end.reason : undefined));
    expect(reasons.map(String)).toEqual([
      expect.stringContaining('in time'),
      expect.stringContaining('ECONNREFUSED'),
    ]);
    for (const error of reasons) {
      expect(error).toBeInstanceOf(NotPosted);
      expect(`${error} ${error.stack} ${JSON.stringify(error)}`).not.toContain(SECRET);
      expect(error.cause).toBeUndefined();
    }
  });
});
