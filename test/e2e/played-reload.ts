import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';
import { z } from 'zod';

const checks = z
  .object({
    recorded: z.array(
      z.object({
        title: z.string(),
        body: z.string(),
        check: z.object({ status: z.int(), problems: z.array(z.string()) }),
        reload: z.int(),
      }),
    ),
  })
  .parse(JSON.parse(readFileSync('test/fixtures/jenkins-configuration/checks.json', 'utf8')));
const pages = z
  .object({ error: z.string(), syntax: z.string() })
  .parse(JSON.parse(readFileSync('test/fixtures/ansible/reload-pages.json', 'utf8')));

/** The recorded configurations: what Jenkins 2.528.2 said of each to a check and to a reload. */
export const RECORDED = checks.recorded;

/** A recorded configuration by its title. */
export function recordedConfiguration(title: string): (typeof RECORDED)[number] {
  const found = RECORDED.find(one => one.title === title);
  if (found === undefined) throw new Error(`no configuration \`${title}\` is recorded`);
  return found;
}

/** The account and token that the played Jenkins knows: who administers TVM's Jenkins by its fleet file, with whom the role speaks to it. */
export const ACCOUNT = { user: 'tvm-bot', token: 'token-that-nobody-may-see' };

/**
 * Jenkins as far as a reload of its configuration goes, with the answers that were recorded. A configuration that was
 * not recorded is a good one.
 */
export class PlayedReload {
  /** How many requests it still answers as one that is starting: 401 and 503 in turn. */
  starting = 0;
  /** Whether a check finds nothing, whatever is sent: what it recorded of some files is as blind. */
  blind = false;
  /** An answer to everything, instead of the recorded ones. */
  always: number | undefined;
  readonly #read: () => string;
  readonly #server: Server;
  #asked: string[] = [];

  /** @param read the configuration that it finds at a reload */
  constructor(read: () => string) {
    this.#read = read;
    this.#server = createServer((request, response) => void this.#answer(request, response));
  }

  async listen(): Promise<number> {
    this.#server.listen(0, '127.0.0.1');
    await once(this.#server, 'listening');
    return this.port;
  }

  get port(): number {
    const address = this.#server.address();
    if (address === null || typeof address === 'string') throw new Error('it does not listen');
    return address.port;
  }

  /** What it was asked since the last time. */
  take(): readonly string[] {
    const asked = this.#asked;
    this.#asked = [];
    return asked;
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections();
    this.#server.close();
    await once(this.#server, 'close');
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await text(request);
    const { status, page = '' } = this.#judge(request, body);
    response.writeHead(status, status === 302 ? { location: '/configuration-as-code/' } : {});
    response.end(page);
  }

  #judge({ method, url, headers }: IncomingMessage, body: string): { status: number; page?: string } {
    const expected = `Basic ${Buffer.from(`${ACCOUNT.user}:${ACCOUNT.token}`).toString('base64')}`;
    if (this.always !== undefined) return { status: this.always };
    if (this.starting > 0) return { status: this.starting-- % 2 === 0 ? 503 : 401 };
    if (headers.authorization !== expected) return { status: 401 };
    if (method !== 'POST') return { status: 405 };
    this.#asked.push(url?.split('/').at(-1) ?? '');
    if (url === '/configuration-as-code/check') return this.#check(body);
    return url === '/configuration-as-code/reload' ? this.#reload() : { status: 404 };
  }

  #check(body: string) {
    const { status, problems } = RECORDED.find(one => one.body === body)?.check ?? {
      status: 200,
      problems: [],
    };
    if (this.blind || status === 200) return { status: 200, page: '[]' };
    return { status, page: JSON.stringify(problems.map(message => ({ line: -1, message }))) };
  }

  #reload() {
    const status = RECORDED.find(one => one.body === this.#read())?.reload ?? 302;
    if (status === 302) return { status };
    return { status, page: status === 200 ? pages.error : pages.syntax };
  }
}
