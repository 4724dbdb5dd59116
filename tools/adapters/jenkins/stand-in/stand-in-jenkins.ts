import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { type Account, CrumbOffice } from './accounts.ts';
import { answer, phaseNow, type ServerState } from './answer.ts';
import { ItemStore } from './item-store.ts';
import { type RestartTimes, SEEN_TIMES } from './leader-life.ts';
import type { Page } from './pages.ts';
import { WorkStore } from './work-store.ts';

/** The accounts of a stand-in, unless others are given. */
const STAND_IN_ACCOUNTS: readonly Account[] = [
  { name: 'admin', password: 'admin-password', token: 'admin-token', role: 'administer' },
  { name: 'reader', password: 'reader-password', token: 'reader-token', role: 'read' },
];

const LOOPBACK = '127.0.0.1';

/** How a stand-in is to be. */
export interface StandInOptions {
  readonly accounts?: readonly Account[];
  /** Its clock, in milliseconds since 1970. */
  readonly now?: () => number;
  readonly times?: RestartTimes;
}

/**
 * What becomes of a request. `drop`: the connection breaks before it is done; `drop-after`: when it is done; `hang`: it is done,
 * and no answer comes. A page: it is answered instead of being done, as by something in front of Jenkins.
 */
export type Fate = 'answer' | 'drop' | 'drop-after' | 'hang' | Page;

/** A page of something in front of Jenkins, or of one that has too much to do. `retryAfter` in seconds. */
export const refusal = (status: 429 | 500 | 502 | 503 | 504, retryAfter?: number): Page => ({
  status,
  headers: {
    'Content-Type': 'text/html',
    ...(retryAfter !== undefined && { 'Retry-After': `${retryAfter}` }),
  },
  body: `<html><head><title>${status}</title></head><body></body></html>`,
});

/** A small HTTP server on this machine that works and answers as a Jenkins 2.528 did when it was recorded. */
export class StandInJenkins {
  readonly state: ServerState;
  readonly #server: Server;
  /** Called with each request before it is answered. */
  meddle: (method: string, path: string) => Fate = () => 'answer';

  private constructor(state: ServerState) {
    this.state = state;
    this.#server = createServer((request, response) => this.#handle(request, response));
  }

  /** Starts one on a free port. */
  static async start({
    accounts = STAND_IN_ACCOUNTS,
    now = Date.now,
    times = SEEN_TIMES,
  }: StandInOptions = {}): Promise<StandInJenkins> {
    const store = new ItemStore();
    const work = new WorkStore(now, job => store.definition(job), times);
    const crumbs = new CrumbOffice();
    const standIn = new StandInJenkins({ store, work, accounts, crumbs, phase: 'up', crumbsOf: 0 });
    await new Promise<void>(resolve => standIn.#server.listen(0, LOOPBACK, resolve));
    return standIn;
  }

  get url(): URL {
    const address = this.#server.address();
    if (typeof address !== 'object' || address === null) throw new Error('the stand-in does not run');
    return new URL(`http://${LOOPBACK}:${address.port}/`);
  }

  /** A clean restart, just after it answers again: jobs stay, crumbs and sessions are gone, nothing stands on an executor yet. */
  restart(): void {
    this.state.work.process.restart();
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise<void>(resolve => this.#server.close(() => resolve()));
  }

  async #handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { method = 'GET', url = '/' } = request;
    const pieces: Buffer[] = [];
    for await (const piece of request) pieces.push(Buffer.from(piece));
    const fate = this.meddle(method, url);
    if (typeof fate === 'object') return send(request, response, fate);
    if (fate === 'drop' || phaseNow(this.state) === 'gone') return void request.socket.destroy();
    const body = Buffer.concat(pieces).toString('utf8');
    const page = answer(this.state, { method, path: url, headers: headersOf(request), body });
    if (fate === 'drop-after') return void request.socket.destroy();
    if (fate === 'answer') send(request, response, page);
  }
}

const headersOf = ({ headers }: IncomingMessage): Readonly<Record<string, string | undefined>> =>
  Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [name, Array.isArray(value) ? value.join('; ') : value]),
  );

function send({ method }: IncomingMessage, response: ServerResponse, page: Page): void {
  response.writeHead(page.status, {
    Server: 'Jetty(12.0.25)',
    'X-Content-Type-Options': 'nosniff',
    ...page.headers,
  });
  response.end(method === 'HEAD' ? '' : page.body);
}
