import { stateBucketName } from '../../../fleet/resolve/names.ts';
import type { Fleet } from '../../../fleet/schema/fleet.ts';
import type { JournalBucket } from '../../adapters/journal-store/s3-journal-store.ts';

/** Where the journals of a fleet's rolls are. */
export type JournalPlace =
  | { readonly kind: 'folder'; readonly folder: string }
  | {
      readonly kind: 'bucket';
      readonly at: JournalBucket;
      /** The address of an AWS emulator, instead of AWS. */
      readonly emulator: string | undefined;
    };

/**
 * The folder that is named, with one of its own for each fleet; else the bucket of the fleet's state, beside that.
 * @param folder as given with --journal
 */
export function journalPlace(
  folder: string | undefined,
  fleet: Pick<Fleet, 'fleet' | 'domain' | 'state' | 'region'>,
  emulator: string | undefined,
): JournalPlace {
  if (folder !== undefined) return { kind: 'folder', folder: `${folder.replace(/\/+$/, '')}/${fleet.fleet}` };
  const at = { bucket: stateBucketName(fleet), prefix: `rolls/${fleet.fleet}/`, region: fleet.region };
  return { kind: 'bucket', at, emulator };
}

/** The same for a reader: `s3://tvm-ci-state/rolls/tvm/`. */
export const placeText = (place: JournalPlace): string =>
  place.kind === 'folder' ? place.folder : `s3://${place.at.bucket}/${place.at.prefix}`;
