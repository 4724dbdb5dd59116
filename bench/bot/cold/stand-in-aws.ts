import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:http';
import { z } from 'zod';
import { BENCH_SECRET } from '../load/deliveries.ts';

const asked = z.object({ VersionStage: z.string().optional(), MessageBody: z.string().optional() });

/** Of AWS what one delivery asks of it, answered at once: what a real one takes beside is not in these figures. */
export interface StandInAws {
  readonly address: string;
  /** Bodies of the messages it was sent. */
  readonly messages: readonly string[];
  stop(): void;
}

/** Starts it on this machine. */
export async function standInAws(): Promise<StandInAws> {
  const messages: string[] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', chunk => chunks.push(chunk));
    request.on('end', () => {
      const target = String(request.headers['x-amz-target']);
      const { status, answer } = answerTo(target, Buffer.concat(chunks).toString(), messages);
      response.writeHead(status, { 'content-type': 'application/x-amz-json-1.1' });
      response.end(JSON.stringify(answer));
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const at = server.address();
  return {
    address: `http://127.0.0.1:${typeof at === 'object' ? at?.port : 0}`,
    messages,
    stop: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}

function answerTo(target: string, text: string, messages: string[]): { status: number; answer: object } {
  const { VersionStage, MessageBody = '' } = asked.parse(JSON.parse(text));
  if (target === 'secretsmanager.GetSecretValue')
    return VersionStage === 'AWSCURRENT'
      ? { status: 200, answer: { SecretString: BENCH_SECRET } }
      : { status: 400, answer: { __type: 'ResourceNotFoundException' } };
  if (target !== 'AmazonSQS.SendMessage') return { status: 400, answer: { __type: 'UnknownOperation' } };
  messages.push(MessageBody);
  const MD5OfMessageBody = createHash('md5').update(MessageBody).digest('hex');
  return { status: 200, answer: { MessageId: `${messages.length}`, MD5OfMessageBody } };
}
