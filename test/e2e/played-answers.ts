import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What an AWS service answers: status and XML. */
export type PlayedAnswer = readonly [number, string];

/** A server that answers requests of AWS's query protocol as `answer` says, for what the emulator cannot play. */
export async function playedAnswers(answer: (request: URLSearchParams) => PlayedAnswer) {
  const server = createServer(async (request, response) => {
    const chunks = await request.toArray();
    const [status, xml] = answer(new URLSearchParams(Buffer.concat(chunks).toString('utf8')));
    response.writeHead(status, { 'content-type': 'text/xml' }).end(xml);
  });
  await new Promise<void>(done => server.listen(0, '127.0.0.1', done));
  // A server that listens on a port has an address with that port.
  const { port } = server.address() as AddressInfo;
  return { endpoint: `http://127.0.0.1:${port}`, stop: () => server.close() };
}

/** A refusal of EC2. */
export const refusal = (code: string): PlayedAnswer => [
  400,
  `<Response><Errors><Error><Code>${code}</Code><Message>no</Message></Error></Errors><RequestID>1</RequestID></Response>`,
];
