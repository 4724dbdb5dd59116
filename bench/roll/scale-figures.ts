import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { ScaleRun } from './scale-run.ts';

const PROGRAM = fileURLToPath(new URL('scale-run.ts', import.meta.url));

/** Rolls fleets of these sizes, each in a process of its own, so that memory is its own too. */
export async function scaleFigures(
  sizes: readonly number[],
  tell: (text: string) => void,
): Promise<readonly ScaleRun[]> {
  const runs: ScaleRun[] = [];
  for (const agents of sizes) {
    tell(`a roll of ${agents} agents`);
    const { stdout } = await promisify(execFile)(process.execPath, [PROGRAM, String(agents)]);
    runs.push(JSON.parse(stdout));
  }
  return runs;
}
