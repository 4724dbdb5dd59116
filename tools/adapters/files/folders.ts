/** What folders hold. */
export interface Folders {
  /** The names in a folder; none where there is no such folder or it may not be read. */
  names(folder: string): readonly string[];
}
