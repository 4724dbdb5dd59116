import { randomUUID } from 'node:crypto';
import { link, mkdir, open, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { isErrno } from './is-errno.ts';

/**
 * Makes a file with this text, whole and for good, unless one of its name is there. It is written under another name first
 * and linked to its own: whoever is killed in between leaves nothing that could be taken for it.
 * @returns whether it was made
 */
export async function writtenOnce(path: string, text: string): Promise<boolean> {
  const folder = dirname(path);
  const made = await mkdir(folder, { recursive: true });
  const unfinished = join(folder, `.${basename(path)}.${randomUUID()}.unfinished`);
  try {
    await onDisk(unfinished, text);
    await link(unfinished, path);
  } catch (error) {
    if (isErrno(error, 'EEXIST')) return false;
    throw error;
  } finally {
    await rm(unfinished, { force: true });
  }
  await Promise.all([folder, ...(made === undefined ? [] : [dirname(folder), dirname(made)])].map(synced));
  return true;
}

async function onDisk(path: string, text: string): Promise<void> {
  const file = await open(path, 'wx');
  try {
    await file.writeFile(text);
    await file.sync();
  } finally {
    await file.close();
  }
}

/** A folder's names survive a power cut only when the folder itself is written out. */
async function synced(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
