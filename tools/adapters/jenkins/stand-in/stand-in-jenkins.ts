import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { type Account, CrumbOffice } from './accounts.ts';
import { answer, phaseNow, type ServerState } from './answer.ts';
import { ItemStore } from './item-store.ts';
import { WorkStore } from './work-store.ts';

/** The accounts of a stand-in, unless others are given. */
const STAND_IN_ACCOUNTS: readonly Account[] = [
  { name: 'admin', password: 'admin-password', token: 'admin-token', role: 'administer' },
  { name: 'reader', password: 'reader-password', token: 'reader-token', role: 'read' },
];

const LOOPBACK = '127.0.0.1';

/** A small HTTP server on this machine that answers as a Jenkins 2.528 did when it was recorded; for tests. */
export class StandInJenkins {
  readonly state: ServerState;
  readonly #server: Server;
  /** Called with each request before it is answered; `drop` breaks the connection, `ignore` answers only afterwards. */
  meddle: (method: string, path: string) => 'answer' | 'drop' | 'drop-after' = () => 'answer';

  private constructor(state: ServerState) {
    this.state = state;
    this.#server = createServer((request, response) => this.#handle(request, response));
  }

  /** Starts one on a free port. Its clock is in milliseconds since 1970. */
  static async start(
    accounts: readonly Account[] = STAND_IN_ACCOUNTS,
    now: () => number = Date.now,
  ): Promise<StandInJenkins> {
    const store = new ItemStore();
    const standIn = new StandInJenkins({
      store,
      work: new WorkStore(now, job => store.definition(job)),
      accounts,
      crumbs: new CrumbOffice(),
      phase: 'up',
      crumbsOf: 0,
    });
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
    this.state.work.restart();
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
    if (fate === 'drop' || phaseNow(this.state) === 'gone') return void request.socket.destroy();
    const headers = Object.fromEntries(
      Object.entries(request.headers).map(([name, value]) => [
        name,
        Array.isArray(value) ? value.join('; ') : value,
      ]),
    );
    const page = answer(this.state, {
      method,
      path: url,
      headers,
      body: Buffer.concat(pieces).toString('utf8'),
    });
    if (fate === 'drop-after') return void request.socket.destroy();
    response.writeHead(page.status, {
      Server: 'Jetty(12.0.25)',
      'X-Content-Type-Options': 'nosniff',
      ...page.headers,
    });
    response.end(method === 'HEAD' ? '' : page.body);
  }
}
