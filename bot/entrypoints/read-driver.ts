import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { BOT_DRIVER } from '../../fleet/resolve/bot-parts.ts';
import type { Driver } from '../backends/gitlab/run-files.ts';
import type { Outside } from './outside.ts';

/** The programs by which runners measure: beside their source, or at the top of a function's package. */
export async function readDriver({ LAMBDA_TASK_ROOT: root }: Outside['environment']): Promise<Driver> {
  const folder = root ?? fileURLToPath(new URL('../benchmarks/driver/', import.meta.url));
  const read = BOT_DRIVER.map(async name => [name, await readFile(join(folder, name), 'utf8')] as const);
  return new Map(await Promise.all(read));
}
