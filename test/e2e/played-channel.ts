import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';

/** A channel as smee.io serves it: it parses what is posted and sends it to whoever listens. */
export interface PlayedChannel {
  readonly address: URL;
  /** Of each connection: the `Last-Event-ID` that it came with. */
  readonly connections: (string | undefined)[];
  /** Ends all connections. */
  cut(): void;
  /** Writes to all listeners as it is. */
  write(text: string): void;
  /** Next connections are answered so instead. */
  answer(status: number | undefined): void;
  stop(): Promise<void>;
}

/**
 * Like `lib/server.js` of smee.io: an id counted for each connection, `ready` first, the headers as keys beside `body`, `query` and
 * `timestamp`. Unlike it, it keeps what comes while nobody listens and sends it after the last id, as other servers do.
 */
export async function playedChannel(): Promise<PlayedChannel> {
  const listeners = new Set<ServerResponse>();
  const connections: (string | undefined)[] = [];
  const kept: string[] = [];
  let refusal: number | undefined;

  const event = (id: number) => `id: ${id}\ndata: ${kept[id]}\n\n`;

  function listen(request: IncomingMessage, response: ServerResponse): void {
    const last = request.headers['last-event-id'];
    connections.push(typeof last === 'string' ? last : undefined);
    if (refusal !== undefined) {
      response.writeHead(refusal).end();
      return;
    }
    response.writeHead(200, { 'Content-Type': 'text/event-stream', 'Cache-Control': 'no-cache' });
    response.write('event: ready\ndata: {}\n\n');
    for (let id = last === undefined ? kept.length : Number(last) + 1; id < kept.length; id++)
      response.write(event(id));
    listeners.add(response);
    response.on('close', () => listeners.delete(response));
  }

  const server = createServer(async (request, response) => {
    if (request.method === 'GET') return listen(request, response);
    const chunks: Uint8Array[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const body = JSON.parse(Buffer.concat(chunks).toString());
    const id = kept.push(JSON.stringify({ ...request.headers, body, query: {}, timestamp: Date.now() })) - 1;
    for (const listener of listeners) listener.write(event(id));
    response.end();
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const at = server.address();
  const port = typeof at === 'object' && at !== null ? at.port : 0;
  return {
    address: new URL(`http://127.0.0.1:${port}/CHANNEL-ID`),
    connections,
    cut: () => {
      for (const listener of listeners) listener.destroy();
    },
    write: text => {
      for (const listener of listeners) listener.write(text);
    },
    answer: status => {
      refusal = status;
    },
    stop: async () => {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}
