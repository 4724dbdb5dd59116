import { type Revisions, RevisionUnknown } from '../adapters/git/revisions.ts';
import { ProgramMissing } from '../adapters/process/program.ts';

/** What an image says of a source that is in no repository. */
const UNKNOWN_COMMIT = 'unknown';

/** The commit of the current folder, 40 hexadecimal digits, with `-dirty` when something there is not committed. */
export async function sourceCommit(revisions: Revisions): Promise<string> {
  try {
    const { id } = await revisions.find('HEAD');
    return (await revisions.hasChanges()) ? `${id}-dirty` : id;
  } catch (error) {
    if (error instanceof ProgramMissing || error instanceof RevisionUnknown) return UNKNOWN_COMMIT;
    throw error;
  }
}
