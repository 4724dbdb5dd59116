/** The bucket cannot be read or written; trying again may help when `later`. */
export class ArtefactStoreFailed extends Error {
  readonly later: boolean;

  constructor(message: string, later: boolean) {
    super(message);
    this.name = 'ArtefactStoreFailed';
    this.later = later;
  }
}

/** Where artefacts are uploaded to. Every call throws ArtefactStoreFailed. */
export interface ArtefactStore {
  /** Writes an object whole or not at all. `ifAbsent`: one that is there stays, and `there` is returned. */
  put(
    key: string,
    bytes: Uint8Array,
    options: { readonly ifAbsent: boolean; readonly type: string; readonly sha256: string },
  ): Promise<'put' | 'there'>;
  /** The checksum of what is under a key, in 64 hexadecimal digits; undefined: nothing is, or nobody wrote a checksum with it. */
  sha256(key: string): Promise<string | undefined>;
  /** The address of an object, for people. */
  address(key: string): string;
}
