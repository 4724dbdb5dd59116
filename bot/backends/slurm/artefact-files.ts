import { createHash } from 'node:crypto';
import { constants } from 'node:fs';
import { type FileHandle, open, realpath } from 'node:fs/promises';
import { join } from 'node:path';
import { isErrno } from '../../../tools/adapters/files/is-errno.ts';
import { checksum } from '../../artefacts/checksum.ts';
import type { Artefact } from '../../model/run.ts';
import { isArtefactName, notTaken, REFUSALS } from '../taken-artefact.ts';
import type { SlurmLimits } from './slurm-world.ts';

const CHUNK = 4 * 1024 * 1024;

/** Artefacts that are taken, and why others are not. */
export interface TakenArtefacts {
  readonly artefacts: readonly Artefact[];
  readonly refused: readonly string[];
}

/**
 * Looks at the files that a result names and makes their checksums, here, where the pull request's code no longer runs. A name is
 * one path element; a link, a folder, a device or a file beyond the limit is refused, and told.
 */
export async function takenArtefacts(
  folder: string,
  names: readonly string[],
  limits: SlurmLimits,
): Promise<TakenArtefacts> {
  const artefacts: Artefact[] = [];
  const refused: string[] = [];
  for (const name of new Set(names)) {
    const taken = artefacts.length < limits.artefacts ? await looked(folder, name, limits) : REFUSALS.many;
    if (typeof taken === 'string') refused.push(notTaken(name, taken));
    else artefacts.push(taken);
  }
  return { artefacts, refused };
}

async function looked(folder: string, name: string, limits: SlurmLimits): Promise<Artefact | string> {
  if (!isArtefactName(name)) return REFUSALS.name;
  return withFile(folder, name, async file => {
    const { size } = await file.stat();
    if (size > limits.artefactBytes) return `it has ${size} bytes, the most is ${limits.artefactBytes}`;
    const hash = createHash('sha256');
    const buffer = Buffer.alloc(CHUNK);
    for (let at = 0; at < size; ) {
      const { bytesRead } = await file.read(buffer, 0, Math.min(CHUNK, size - at), at);
      if (bytesRead === 0) return 'it shrank while it was read';
      hash.update(buffer.subarray(0, bytesRead));
      at += bytesRead;
    }
    return { name, bytes: size, sha256: hash.digest('hex'), source: join(folder, name) };
  });
}

/** The bytes of an artefact, if they are those of its checksum; else why not. */
export async function artefactBytes(folder: string, artefact: Artefact): Promise<Uint8Array | string> {
  if (!isArtefactName(artefact.name)) return REFUSALS.name;
  return withFile(folder, artefact.name, async file => {
    if ((await file.stat()).size !== artefact.bytes) return 'its size is not what it was';
    const bytes = Buffer.alloc(artefact.bytes);
    const { bytesRead } = await file.read(bytes, 0, artefact.bytes, 0);
    const same = checksum(bytes) === artefact.sha256;
    return same && bytesRead === artefact.bytes ? bytes : 'its checksum is not what it was';
  });
}

/** The first bytes of a plain file as text; undefined: it is none, or larger. */
export async function smallText(folder: string, name: string, most: number): Promise<string | undefined> {
  const text = await withFile(folder, name, async file => {
    const { size } = await file.stat();
    return size > most ? undefined : { text: await file.readFile('utf8') };
  });
  return typeof text === 'string' ? undefined : text?.text;
}

/** Opens a plain file that really lies in this folder; a named pipe does not hang it, and no link is followed. */
async function withFile<Got>(
  folder: string,
  name: string,
  act: (file: FileHandle) => Promise<Got>,
): Promise<Got | string> {
  let file: FileHandle | undefined;
  try {
    if ((await realpath(folder)) !== folder) return 'its directory was replaced by a link';
    file = await open(join(folder, name), constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK);
    if (!(await file.stat()).isFile()) return 'it is not a plain file';
    return await act(file);
  } catch (error) {
    if (isErrno(error, 'ENOENT') || isErrno(error, 'ENOTDIR')) return 'it is not there';
    if (isErrno(error, 'ELOOP')) return 'it is a link';
    if (isErrno(error, 'EACCES') || isErrno(error, 'ENXIO')) return 'it cannot be read';
    throw error;
  } finally {
    await file?.close();
  }
}
