import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const RECORDER = fileURLToPath(new URL('usage-recorder.cjs', import.meta.url));

/** What one run of a program took. */
export interface Measurement {
  readonly wallSeconds: number;
  /** User and system time of all Node processes that the program started, itself among them, or of what `usage-recorder.py` ran. */
  readonly cpuSeconds: number;
  /** The peak of resident memory of the largest of them, in millions of bytes. */
  readonly peakMegabytes: number;
}

/** A program to run, without a shell. */
export interface Program {
  readonly command: string;
  readonly words: readonly string[];
  readonly folder: string;
  /** All of its environment. */
  readonly environment: Readonly<Record<string, string>>;
}

/** Runs a program to its end, input closed. @throws Error with what it wrote when it does not end with 0. */
export async function runMeasured(program: Program): Promise<Measurement> {
  const usages = mkdtempSync(join(tmpdir(), 'bench-usage-'));
  try {
    const wallSeconds = await secondsOf(program, usages);
    const used = readdirSync(usages).map(file => usageIn(join(usages, file)));
    if (used.length === 0) throw new Error(`${program.command} left no record of its use`);
    return {
      wallSeconds,
      cpuSeconds: used.reduce((sum, { cpuMicroseconds }) => sum + cpuMicroseconds, 0) / 1e6,
      peakMegabytes: (Math.max(...used.map(({ peakKiB }) => peakKiB)) * 1024) / 1e6,
    };
  } finally {
    rmSync(usages, { recursive: true });
  }
}

function usageIn(file: string): { readonly cpuMicroseconds: number; readonly peakKiB: number } {
  return JSON.parse(readFileSync(file, 'utf8'));
}

async function secondsOf({ command, words, folder, environment }: Program, usages: string): Promise<number> {
  const env = { ...environment, BENCH_USAGE_FOLDER: usages, NODE_OPTIONS: `--require=${RECORDER}` };
  const { promise, resolve, reject } = Promise.withResolvers<number>();
  const started = performance.now();
  const child = spawn(command, words, { cwd: folder, env, stdio: ['ignore', 'pipe', 'pipe'] });
  let told = '';
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => {
      told = (told + text).slice(-4_000);
    });
  child.on('error', reject);
  child.on('close', code => {
    const seconds = (performance.now() - started) / 1000;
    if (code === 0) resolve(seconds);
    else reject(new Error(`\`${[command, ...words].join(' ')}\` ended with ${code}:\n${told}`));
  });
  return promise;
}
