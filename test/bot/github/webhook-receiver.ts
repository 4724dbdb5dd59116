import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What came. */
export interface Received {
  readonly headers: IncomingHttpHeaders;
  readonly raw: Buffer;
}

/** A server that takes webhooks in, and answers with what `answer` says (202). */
export async function webhookReceiver(answer: (received: Received) => number = () => 202) {
  const received: Received[] = [];
  const server = createServer(async (request, response) => {
    const parts: Buffer[] = [];
    for await (const part of request) parts.push(part);
    const one = { headers: request.headers, raw: Buffer.concat(parts) };
    received.push(one);
    response.writeHead(answer(one)).end();
  });
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  // A server that listens on an address and a port has such an address.
  const { port } = server.address() as AddressInfo;
  return {
    received,
    url: `http://127.0.0.1:${port}/webhook`,
    close: () => {
      server.closeAllConnections();
      return new Promise(resolve => server.close(resolve));
    },
  };
}
