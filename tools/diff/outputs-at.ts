import { posix } from 'node:path';
import { overlaidFiles } from '../adapters/files/overlaid-files.ts';
import type { Revisions } from '../adapters/git/revisions.ts';
import { synthesised } from '../synth/synthesised.ts';
import { AlreadyTold, UserError } from '../user-error.ts';
import type { World } from '../world.ts';

/** What a fleet file became at a revision; the generators are those of today. */
export interface OutputsThen {
  readonly outputs: ReadonlyMap<string, string>;
  /** The commit's id; 40 hexadecimal digits. */
  readonly commit: string;
}

/**
 * What a fleet file would become as it stood at a revision, with its overlays and pins of that time. Nothing, when it
 * was not there yet.
 * @throws UserError for a file outside the current folder, AlreadyTold when the fleet of that time is not sound.
 */
export async function outputsAt(
  file: string,
  revision: string,
  revisions: Revisions,
  world: World,
): Promise<OutputsThen> {
  const path = posix.normalize(file);
  if (path.startsWith('../') || posix.isAbsolute(path))
    throw new UserError(`\`${file}\` is not below this folder, so its past is not looked for here`, {
      fix: 'run this in the folder of the repository that holds it',
    });
  const commit = await revisions.find(revision);
  const folder = path.split('/')[0] ?? '.';
  const texts = await revisions.texts(commit, folder, /\.ya?ml$/);
  if (!texts.has(path)) return { outputs: new Map(), commit: commit.id };
  const files = { ...world.files, ...overlaidFiles(world.files, folder, texts) };
  return { outputs: wantedThen(path, revision, { ...world, files }), commit: commit.id };
}

/** Warnings of that time are of no interest any more; errors are told with the time that they are of. */
function wantedThen(path: string, revision: string, world: World): ReadonlyMap<string, string> {
  const told: string[] = [];
  const terminal = { ...world.terminal, out: () => {}, err: (text: string) => void told.push(text) };
  try {
    return synthesised(path, { out: 'out' }, { ...world, terminal }).wanted;
  } catch (error) {
    if (!(error instanceof AlreadyTold)) throw error;
    world.terminal.err(told.join(''));
    throw new UserError(`as it stood at \`${revision}\`, \`${path}\` is not sound for this version`, {
      fix: 'compare with a later revision',
    });
  }
}
