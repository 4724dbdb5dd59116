import { type ArtefactStore, ArtefactStoreFailed } from '../artefacts/artefact-store.ts';
import { checksum } from '../artefacts/checksum.ts';

/** An object as it was written. */
export interface MemoryObject {
  readonly bytes: Uint8Array;
  readonly type: string;
}

/** A bucket until the process ends. */
export class MemoryArtefactStore implements ArtefactStore {
  /** By key. */
  readonly objects = new Map<string, MemoryObject>();

  async put(
    key: string,
    bytes: Uint8Array,
    options: { readonly ifAbsent: boolean; readonly type: string; readonly sha256: string },
  ): Promise<'put' | 'there'> {
    if (checksum(bytes) !== options.sha256)
      throw new ArtefactStoreFailed(`what came for \`${key}\` has another checksum than was said`, false);
    if (options.ifAbsent && this.objects.has(key)) return 'there';
    this.objects.set(key, { bytes: Uint8Array.from(bytes), type: options.type });
    return 'put';
  }

  async sha256(key: string): Promise<string | undefined> {
    const found = this.objects.get(key);
    return found && checksum(found.bytes);
  }

  address(key: string): string {
    return `https://bucket.example/${key}`;
  }
}
