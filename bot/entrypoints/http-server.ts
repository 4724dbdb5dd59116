import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { bodyOf } from './bounded-body.ts';
import { type IngestAnswer, type IngestHandler, MOST_BODY, told } from './ingest-request.ts';
import { Turns } from './turns.ts';

/** Where it listens and how patient it is. Times are milliseconds. */
export interface ServerSettings {
  /** A reverse proxy stands before it and speaks TLS: it listens on this machine only. */
  readonly host: string;
  /** 0: any that is free. */
  readonly port: number;
  /** How many requests are read and handled at once, and how many more wait; the rest is told to come again. */
  readonly atOnce: number;
  readonly waiting: number;
  /** Until the headers, and until the end of the body, have come. */
  readonly headersTime: number;
  readonly requestTime: number;
  readonly keepAlive: number;
  /** How long requests may take to end after `stop`. */
  readonly grace: number;
}

const USUAL: ServerSettings = {
  host: '127.0.0.1',
  port: 3000,
  atOnce: 64,
  waiting: 1_000,
  headersTime: 5_000,
  requestTime: 8_000,
  keepAlive: 20_000,
  grace: 10_000,
};

/** A server that takes requests. */
export interface RunningServer {
  /** `http://127.0.0.1:3000`. */
  readonly address: string;
  /** Takes no more connections, lets requests end that have begun, and is over within the time of grace. */
  stop(): Promise<void>;
}

/** @throws what listening throws, such as EADDRINUSE */
export async function startServer(
  handler: IngestHandler,
  given: Partial<ServerSettings> = {},
): Promise<RunningServer> {
  const settings = { ...USUAL, ...given };
  const turns = new Turns(settings.atOnce, settings.waiting);
  const server = createServer({
    headersTimeout: settings.headersTime,
    requestTimeout: settings.requestTime,
    keepAliveTimeout: settings.keepAlive,
    // How often the two times above are looked at.
    connectionsCheckingInterval: Math.min(1_000, settings.headersTime / 2),
    maxHeaderSize: 16_384,
  });
  server.maxConnections = (settings.atOnce + settings.waiting) * 2;
  server.on('request', (request, response) => {
    void respond(request, response, { handler, turns, server });
  });
  server.listen(settings.port, settings.host);
  await once(server, 'listening');
  return { address: addressOf(server, settings.host), stop: () => stop(server, settings.grace) };
}

interface Parts {
  readonly handler: IngestHandler;
  readonly turns: Turns;
  readonly server: Server;
}

async function respond(request: IncomingMessage, response: ServerResponse, parts: Parts): Promise<void> {
  // Without a listener a broken connection would end the process.
  response.on('error', () => {});
  const answer = await answerTo(request, parts).catch(() => told(500, 'failed', 'defect'));
  if (answer === undefined || response.destroyed) return;
  // What was not read would be taken for the next request; and a server that stops keeps nobody.
  const last = !request.complete || !parts.server.listening;
  response.writeHead(answer.status, {
    'content-type': answer.type,
    'content-length': Buffer.byteLength(answer.body),
    'cache-control': 'no-store',
    ...(answer.status === 503 && { 'retry-after': '2' }),
    ...(last && { connection: 'close' }),
  });
  response.end(answer.body);
}

/** @returns undefined when there is nobody to be answered any more */
async function answerTo(
  request: IncomingMessage,
  { handler, turns }: Parts,
): Promise<IngestAnswer | undefined> {
  const { method = '', url = '', headersDistinct: headers } = request;
  const handle = (body: Uint8Array) => handler({ method, path: url, headers, body });
  // Whether it is alive can be asked while everything else waits.
  if (method === 'GET') return handle(new Uint8Array());
  const answer = await turns.take(async () => {
    const body = await bodyOf(request, MOST_BODY);
    if (body === 'gone') return 'gone';
    return body === 'too-large' ? told(413, 'refused', 'too-large') : handle(body);
  });
  return answer === 'gone' ? undefined : (answer ?? told(503, 'failed', 'busy'));
}

function addressOf(server: Server, host: string): string {
  const at = server.address();
  const port = typeof at === 'object' && at !== null ? at.port : 0;
  return `http://${host.includes(':') ? `[${host}]` : host}:${port}`;
}

async function stop(server: Server, grace: number): Promise<void> {
  const closed = once(server, 'close');
  server.close();
  const timer = setTimeout(() => server.closeAllConnections(), grace);
  await closed;
  clearTimeout(timer);
}
