import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { EmulatorFailed, EmulatorMissing } from './emulator.ts';

/** Where the process runs and what it is given. */
export interface MotoProcessOptions {
  /** The Python of the environment that holds moto. */
  readonly python: string;
  /** An absolute path; the log is written there. */
  readonly folder: string;
  /** The images that there are, in moto's form. */
  readonly imagesPath: string;
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly signal: AbortSignal | undefined;
}

/** A running server of moto. */
export interface MotoProcess {
  readonly endpoint: string;
  readonly pid: number;
  readonly log: string;
  stop(): Promise<void>;
  /** Lets it run on until `file` is gone or names another process. */
  keepWhile(file: string): Promise<void>;
}

const SERVE = join(import.meta.dirname, 'serve.py');
/** How long moto may take to come up on a busy machine, and to go, in milliseconds. */
const COMING = 120_000;
const GOING = 10_000;
const LOOK_EVERY = 50;
/** As much of a failed emulator's log as a person reads, in characters. */
const LAST_LINES = 2_000;

/** @throws EmulatorMissing, EmulatorFailed, or the signal's reason. */
export async function startMoto(options: MotoProcessOptions): Promise<MotoProcess> {
  const log = join(options.folder, 'moto.log');
  const child = spawned(options, log);
  const stop = () => stopped(child);
  try {
    const [pid, endpoint] = [
      await pidOf(child, options.python),
      await endpointIn(log, child, options.signal),
    ];
    return { endpoint, pid, log, stop, keepWhile: file => leftAlone(child, file) };
  } catch (error) {
    await stop();
    throw error;
  }
}

function spawned({ python, folder, imagesPath, environment }: MotoProcessOptions, log: string): ChildProcess {
  const output = openSync(log, 'w');
  try {
    return spawn(python, [SERVE], {
      cwd: folder,
      // A group of its own: Ctrl-C is for the programs that use it, which have to end first.
      detached: true,
      stdio: ['pipe', output, output],
      env: {
        PATH: environment.PATH,
        HOME: environment.HOME,
        PYTHONUNBUFFERED: '1',
        MOTO_AMIS_PATH: imagesPath,
        MOTO_ENABLE_AMI_VALIDATION: 'true',
        MOTO_IAM_LOAD_MANAGED_POLICIES: 'true',
        // Seconds until a certificate counts as validated; moto would let half a minute go by.
        MOTO_ACM_VALIDATION_WAIT: '0',
      },
    });
  } finally {
    closeSync(output);
  }
}

async function pidOf(child: ChildProcess, python: string): Promise<number> {
  // Without a handler a failure to start would end this program.
  child.on('error', () => {});
  // One that is forgotten does not hold this program up, and then ends with it.
  child.unref();
  if (child.pid !== undefined) return child.pid;
  throw new EmulatorMissing(python);
}

async function endpointIn(log: string, child: ChildProcess, signal: AbortSignal | undefined) {
  const last = Date.now() + COMING;
  for (;;) {
    signal?.throwIfAborted();
    const text = readFileSync(log, 'utf8');
    const endpoint = /Running on (http:\/\/127\.0\.0\.1:\d+)/.exec(text)?.[1];
    if (endpoint !== undefined && (await answers(endpoint))) return endpoint;
    if (child.exitCode !== null || child.signalCode !== null)
      throw new EmulatorFailed('it ended at once', log, text.slice(-LAST_LINES));
    if (Date.now() > last)
      throw new EmulatorFailed(`nothing answers after ${COMING / 1_000} s`, log, text.slice(-LAST_LINES));
    await pause(LOOK_EVERY);
  }
}

/** Whether an emulator answers at an endpoint. */
export async function answers(endpoint: string): Promise<boolean> {
  try {
    const { ok, body } = await fetch(`${endpoint}/moto-api/`);
    await body?.cancel();
    return ok;
  } catch {
    return false;
  }
}

async function stopped(child: ChildProcess): Promise<void> {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, 'exit');
  // The end of its input is what it waits for; a signal is for one that hangs.
  child.stdin?.end();
  const firm = setTimeout(() => child.kill('SIGKILL'), GOING);
  await gone;
  clearTimeout(firm);
}

async function leftAlone(child: ChildProcess, file: string): Promise<void> {
  const { stdin } = child;
  await new Promise<void>((resolve, reject) => {
    stdin?.once('error', reject);
    stdin?.end(`${JSON.stringify({ keep: file })}\n`, resolve);
  });
}
