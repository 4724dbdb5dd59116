import { constants } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { join } from 'node:path';
import { checkedName, type Secrets, SecretsFailed, valuesOf } from './secrets.ts';

/** A longer file is something else; it is not read into memory. */
const MOST_BYTES = 65_536;

/**
 * A folder with a file for each secret, as systemd hands out credentials (`LoadCredential=`): `NAME`, and `NAME.previous`
 * while a rotation is under way. Files that others may read or that anybody else may change are refused.
 */
export class FolderSecrets implements Secrets {
  readonly #folder: string;

  /** @param folder an absolute path, such as `$CREDENTIALS_DIRECTORY` */
  constructor(folder: string) {
    this.#folder = folder;
  }

  async named(name: string): Promise<readonly string[]> {
    const path = join(this.#folder, checkedName(name));
    return valuesOf(name, [await textOf(path, name), await textOf(`${path}.previous`, name)]);
  }
}

async function textOf(path: string, name: string): Promise<string | undefined> {
  let file: FileHandle;
  try {
    // Without O_NONBLOCK, to open a pipe would wait for its writer for ever.
    file = await open(path, constants.O_RDONLY | constants.O_NONBLOCK);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
    if (code === 'ENOENT') return undefined;
    throw new SecretsFailed(`the file of the secret \`${name}\` cannot be opened (${code}): ${path}`, true);
  }
  try {
    // Of what is open, not of the path: between two looks at a path another file may have come there.
    const status = await file.stat();
    if (!status.isFile()) throw new SecretsFailed(`the secret \`${name}\` is no file: ${path}`, false);
    if ((status.mode & 0o037) !== 0)
      throw new SecretsFailed(
        `the file of the secret \`${name}\` is open to others (mode ${(status.mode & 0o777).toString(8)}): chmod 400 ${path}`,
        false,
      );
    if (status.size > MOST_BYTES)
      throw new SecretsFailed(`the file of the secret \`${name}\` is too large: ${path}`, false);
    return await file.readFile('utf8');
  } finally {
    await file.close();
  }
}
