import { spawn } from 'node:child_process';

/** A server in a process of its own. */
export interface StartedServer {
  readonly port: number;
  /** From the start of the process until it listened, in milliseconds. */
  readonly listening: number;
  stop(): Promise<void>;
}

/** How long a server may take to start, in milliseconds. */
const PATIENCE = 20_000;

/**
 * Starts a program that prints its port in a line when it listens, and ends at SIGTERM.
 * @throws when it ends before, or says nothing
 */
export async function startServer(
  script: string,
  args: readonly string[],
  environment: Readonly<Record<string, string>> = {},
): Promise<StartedServer> {
  const started = performance.now();
  const child = spawn(process.execPath, [script, ...args], {
    env: { PATH: process.env.PATH, NODE_ENV: 'production', ...environment },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = new Promise<void>(resolve => child.once('exit', () => resolve()));
  const port = await new Promise<number>((resolve, reject) => {
    const timer = setTimeout(() => {
      child.kill('SIGKILL');
      reject(new Error(`${script} did not listen within ${PATIENCE} ms`));
    }, PATIENCE);
    let text = '';
    child.stdout.on('data', chunk => {
      text += chunk;
      const found = /^(\d+)\n/.exec(text)?.[1];
      if (found === undefined) return;
      clearTimeout(timer);
      resolve(Number(found));
    });
    void ended.then(() => {
      clearTimeout(timer);
      reject(new Error(`${script} ended before it listened`));
    });
  });
  return {
    port,
    listening: performance.now() - started,
    stop: async () => {
      child.kill('SIGTERM');
      const timer = setTimeout(() => child.kill('SIGKILL'), 5_000);
      await ended;
      clearTimeout(timer);
    },
  };
}
