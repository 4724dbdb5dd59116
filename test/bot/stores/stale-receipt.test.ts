import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, it } from 'vitest';
import { FifoQueue } from '../../../bot/stores/sqs/fifo-queue.ts';
import { SqsEventQueue } from '../../../bot/stores/sqs/sqs-event-queue.ts';
import { delivery } from '../../contracts/event-queue-contract.ts';

/** How SQS words that a receipt is of an earlier taking; the emulator takes any receipt that there ever was. */
const WORDS = [
  ['ReceiptHandleIsInvalid', 'The input receipt handle is invalid.'],
  [
    'InvalidParameterValueException',
    'Value x for parameter ReceiptHandle is invalid. Reason: The receipt handle has expired.',
  ],
  ['MessageNotInflight', 'Message is not in flight.'],
] as const;

it('a receipt of an earlier taking changes nothing in SQS, and makes no dead letter of what another has', async () => {
  for (const [type, message] of WORDS) {
    const asked: string[] = [];
    const server = createServer((request, answer) => {
      asked.push(String(request.headers['x-amz-target']).replace(/.*\./, ''));
      request
        .resume()
        .on('end', () =>
          answer
            .writeHead(400, { 'content-type': 'application/x-amz-json-1.0' })
            .end(JSON.stringify({ __type: `com.amazonaws.sqs#${type}`, message })),
        );
    });
    await new Promise<void>(done => server.listen(0, '127.0.0.1', done));
    // A server that listens on a port has an address of this shape.
    const endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const credentials = { accessKeyId: 'x', secretAccessKey: 'x' };
    const fifo = new FifoQueue(`${endpoint}/1/q.fifo`, 'us-west-2', { endpoint, credentials });
    const queue = new SqsEventQueue(fifo, fifo, { visibility: 1_000, tries: 2 });
    const taken = { receipt: 'late g', times: 2, delivery: delivery('a') };
    expect(await queue.back(taken, 'why', 0)).toBe('again');
    expect(await queue.back({ ...taken, times: 1 }, 'why', 0)).toBe('again');
    await queue.done(taken.receipt);
    expect(asked).toEqual(['ChangeMessageVisibility', 'ChangeMessageVisibility', 'DeleteMessage']);
    server.closeAllConnections();
    server.close();
  }
});
