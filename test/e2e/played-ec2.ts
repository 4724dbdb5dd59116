import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What a machine's console shows; without `latest` EC2 refuses to say, as it does of machines older than Nitro. */
export interface PlayedConsole {
  readonly latest?: string;
  readonly atStart: string;
}

const refusal = (code: string) =>
  `<Response><Errors><Error><Code>${code}</Code><Message>no</Message></Error></Errors><RequestID>1</RequestID></Response>`;

/** As much of EC2 as tells consoles, since the emulator's machines print nothing of their own. */
export async function playedEc2(consoles: Readonly<Record<string, PlayedConsole>>) {
  const answer = (body: URLSearchParams): readonly [number, string] => {
    const id = body.get('InstanceId') ?? '';
    const found = Object.hasOwn(consoles, id) ? consoles[id] : undefined;
    if (found === undefined) return [400, refusal('InvalidInstanceID.NotFound')];
    const asked = body.get('Latest') === 'true' ? found.latest : found.atStart;
    if (asked === undefined) return [400, refusal('UnsupportedOperation')];
    const output = Buffer.from(asked, 'utf8').toString('base64');
    return [
      200,
      `<GetConsoleOutputResponse xmlns="http://ec2.amazonaws.com/doc/2016-11-15/"><requestId>1</requestId><instanceId>${id}</instanceId><output>${output}</output></GetConsoleOutputResponse>`,
    ];
  };
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
