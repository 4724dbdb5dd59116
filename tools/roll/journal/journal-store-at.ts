import type { JournalStore } from '../../adapters/journal-store/journal-store.ts';
import { emulatorClient } from '../../emulator/environment.ts';
import type { JournalPlace } from './journal-place.ts';

/** The journals at a place. Only what asks AWS waits for its SDK. */
export async function journalStoreAt(place: JournalPlace): Promise<JournalStore> {
  if (place.kind === 'folder') {
    const { FileJournalStore } = await import('../../adapters/journal-store/file-journal-store.ts');
    return new FileJournalStore(place.folder);
  }
  const { S3JournalStore } = await import('../../adapters/journal-store/s3-journal-store.ts');
  const { at, emulator } = place;
  return new S3JournalStore(
    at,
    emulator === undefined ? {} : { ...emulatorClient(emulator), forcePathStyle: true },
  );
}
