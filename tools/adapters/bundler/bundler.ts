/** A program in one file. */
export interface Bundled {
  /** An ES module for Node 22, minified, with all that it imports but Node's own. */
  readonly program: Uint8Array;
  /** Leads from lines of the program to those of the sources. */
  readonly sourceMap: Uint8Array;
}

/** A program could not be bundled: an import leads nowhere, or its text cannot be read. */
export class BundleFailed extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'BundleFailed';
  }
}

/** Makes one file of a program and everything that it imports. The same sources give the same bytes. */
export interface Bundler {
  /** @param entry - relative to the project. @throws BundleFailed */
  bundle(entry: string): Promise<Bundled>;
}
