import { type ChildProcess, spawn } from 'node:child_process';
import { constants } from 'node:os';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { KEPT, type ProgramCall, type ProgramEnd, ProgramMissing, type Programs } from './program.ts';

/** How long a program may take to stop, unless its call says otherwise, in milliseconds. */
const GRACE = 60_000;

/** The programs of this machine. Each runs in a process group of its own, so that its children stop with it. */
export const machinePrograms: Programs = {
  run(call) {
    const { program, words, folder, environment, onLine } = call;
    const child = spawn(program, words, {
      cwd: folder,
      env: environment,
      detached: true,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    if (onLine) createInterface({ input: child.stdout }).on('line', onLine);
    const out = gathered(child.stdout);
    const err = gathered(child.stderr);
    const release = stopOnAbort(child, call);
    return ended(child, call, out, err).finally(release);
  },
};

function ended(
  child: ChildProcess,
  { program }: ProgramCall,
  out: () => string,
  err: () => string,
): Promise<ProgramEnd> {
  return new Promise((resolve, reject) => {
    child.once('error', error =>
      reject('code' in error && error.code === 'ENOENT' ? new ProgramMissing(program) : error),
    );
    child.once('close', (code, signal) =>
      resolve({
        exitCode: code ?? 128 + (signal === null ? 0 : constants.signals[signal]),
        out: out(),
        err: err(),
      }),
    );
  });
}

/** Gathers a stream's text; what is dropped is dropped in large pieces, so that a flood costs no more than its length. */
function gathered(stream: Readable): () => string {
  let text = '';
  stream.setEncoding('utf8').on('data', (piece: string) => {
    text += piece;
    if (text.length > 2 * KEPT) text = text.slice(-KEPT);
  });
  return () => text.slice(-KEPT);
}

/** Ctrl-C reaches only us, since the child has its own group; it is handed on once, politely, then firmly. */
function stopOnAbort(child: ChildProcess, { signal, grace = GRACE }: ProgramCall): () => void {
  let firm: NodeJS.Timeout | undefined;
  const send = (name: NodeJS.Signals) => {
    if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
    try {
      process.kill(-child.pid, name);
    } catch {
      // It has just ended by itself, and nothing has told us yet.
    }
  };
  const stop = () => {
    send('SIGINT');
    firm = setTimeout(() => send('SIGKILL'), grace).unref();
  };
  if (signal?.aborted) stop();
  signal?.addEventListener('abort', stop, { once: true });
  return () => {
    clearTimeout(firm);
    signal?.removeEventListener('abort', stop);
  };
}
