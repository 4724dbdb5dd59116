import { join } from 'node:path';
import type { Files } from '../adapters/files/files.ts';
import { UserError } from '../user-error.ts';
import { type OutputChange, outputChange } from './owned-files.ts';
import { ROOMS } from './parts.ts';

/** Below the fleet's output folder: what only an emulator needs, which synthesis neither makes nor removes. */
export const EMULATOR_FOLDER = 'emulator';

/** What Terraform, packer and Ansible leave behind below the output folder is theirs, and may be large. */
const OTHERS = /(?:^|\/)(?:\.[^/]*|__pycache__)(?:\/|$)|\.tfstate|\.(?:zip|tar|gz|log)$/;

/** The folders of generators. */
const OWNED: readonly string[] = ['terraform', ...ROOMS];

/** Compares the output folder with what should be in it; of its folders only the owned ones are looked at. */
export function compareOutputs(
  folder: string,
  wanted: ReadonlyMap<string, string>,
  files: Files,
  owned = OWNED,
): OutputChange {
  const there = files
    .list(folder)
    .filter(path => wanted.has(path) || (owned.includes(path.split('/', 1).join()) && !OTHERS.test(path)));
  return outputChange(new Map(there.map(path => [path, files.read(join(folder, path))])), wanted);
}

/**
 * Makes the output folder hold what it should.
 * @throws UserError before anything is written when a file without our marker stands in the way.
 */
export function writeOutputs(folder: string, change: OutputChange, files: Files): void {
  if (change.foreign.length > 0)
    throw new UserError(
      `not generated, so not overwritten: ${change.foreign.map(path => `\`${join(folder, path)}\``).join(', ')}`,
      {
        fix: 'move it away, or name another folder with `--out`',
      },
    );
  for (const [path, text] of change.write) files.write(join(folder, path), text);
  for (const path of change.remove) files.remove(join(folder, path), folder);
}
