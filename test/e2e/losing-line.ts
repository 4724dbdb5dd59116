import { createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A way to the emulator on which answers get lost after they took effect. */
export interface LosingLine {
  readonly endpoint: string;
  /** The next so many answers to this operation are lost: `PutItem`; of S3, to this method: `PUT`. */
  lose(operation: string, answers: number): void;
  /** How many are still to be lost. */
  left(): number;
  close(): void;
}

/** Opens such a way. @param emulator its endpoint */
export async function losingLine(emulator: string): Promise<LosingLine> {
  const { hostname, port } = new URL(emulator);
  let losing = '';
  let toLose = 0;
  const server = createServer((asked, answer) => {
    const { method, url: path, headers } = asked;
    const onward = request({ hostname, port, method, path, headers }, got => {
      // S3 has no operations but methods.
      const operation = headers['x-amz-target'] ?? `.${method}`;
      const isLost = String(operation).endsWith(`.${losing}`) && toLose-- > 0;
      got.on('end', () => isLost && asked.socket.destroy());
      if (isLost) got.resume();
      else got.pipe(answer.writeHead(got.statusCode ?? 500, got.headers));
    });
    asked.pipe(onward);
  });
  await new Promise<void>(done => server.listen(0, '127.0.0.1', done));
  return {
    // A server that listens on a port has an address of this shape.
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    lose: (operation, answers) => {
      losing = operation;
      toLose = answers;
    },
    left: () => Math.max(0, toLose),
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}
