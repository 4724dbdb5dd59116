/** Files, most of them of text, below a folder that the caller knows. Paths use `/`; a relative path is below the current folder. */
export interface Files {
  /** @throws FileMissing when there is no such file. */
  read(path: string): string;
  /** All at once: a reader sees the old text or the new one, never half of it. Makes missing folders. */
  write(path: string, text: string): void;
  /** Undefined: there is no such file. */
  bytes(path: string): Uint8Array | undefined;
  /** As `write`, for what is no text. */
  writeBytes(path: string, bytes: Uint8Array): void;
  /** Removes a file, and the folders that it leaves empty up to `root`. No file is no error. */
  remove(path: string, root: string): void;
  /** Paths of all files below a folder, relative to it, sorted; none where there is no folder. */
  list(folder: string): readonly string[];
  exists(path: string): boolean;
}

/** There is no file where one was to be read. */
export class FileMissing extends Error {
  readonly path: string;

  constructor(path: string) {
    super(`there is no file \`${path}\``);
    this.name = 'FileMissing';
    this.path = path;
  }
}
