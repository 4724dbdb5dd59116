import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { AnswerReader } from './answer-reader.ts';

/** What is sent, and for how long. */
export interface Load {
  /** Connections, on each of which the next request goes out when the one before was answered. */
  readonly concurrency: number;
  /** In milliseconds. */
  readonly duration: number;
  /** It ends after so many requests at the latest. */
  readonly most: number;
  /** The bytes of the next request. */
  readonly next: () => Buffer;
}

/** What came of it. */
export interface LoadResult {
  /** Between sending and the answer's end, in milliseconds, of the requests that were answered by 2xx. */
  readonly latencies: readonly number[];
  readonly refused: number;
  readonly seconds: number;
}

/**
 * Sends requests to a server on this machine. It speaks HTTP by hand: a client that costs more than the server would be measured
 * in its place.
 * @throws when a connection breaks
 */
export async function closedLoop(port: number, load: Load): Promise<LoadResult> {
  const sockets = await Promise.all(Array.from({ length: load.concurrency }, () => connected(port)));
  const started = performance.now();
  const run = { load, until: started + load.duration, left: load.most, latencies: [], refused: 0 };
  try {
    await Promise.all(sockets.map(socket => worked(socket, run)));
  } finally {
    for (const socket of sockets) socket.destroy();
  }
  const { latencies, refused } = run;
  return { latencies, refused, seconds: (performance.now() - started) / 1_000 };
}

async function connected(port: number): Promise<Socket> {
  const socket = connect({ port, host: '127.0.0.1', noDelay: true });
  await once(socket, 'connect');
  socket.setEncoding('latin1');
  return socket;
}

interface Run {
  readonly load: Load;
  readonly until: number;
  readonly latencies: number[];
  left: number;
  refused: number;
}

function worked(socket: Socket, run: Run): Promise<void> {
  const reader = new AnswerReader();
  let sent = 0;
  return new Promise((resolve, reject) => {
    const send = (): void => {
      if (run.left <= 0 || performance.now() >= run.until) {
        resolve();
        return;
      }
      run.left -= 1;
      const bytes = run.load.next();
      sent = performance.now();
      socket.write(bytes);
    };
    socket.on('error', reject);
    socket.on('close', () => reject(new Error('the server closed a connection')));
    socket.on('data', chunk => {
      const status = reader.take(String(chunk));
      if (status === undefined) return;
      if (status >= 200 && status < 300) run.latencies.push(performance.now() - sent);
      else run.refused += 1;
      send();
    });
    send();
  });
}
