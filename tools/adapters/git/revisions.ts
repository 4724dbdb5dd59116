/** A commit of the repository that the current folder is in. */
export interface Commit {
  /** 40 hexadecimal digits. */
  readonly id: string;
}

/** What a git repository held at some time. */
export interface Revisions {
  /** @throws RevisionUnknown when nothing is called so, or the current folder is in no repository. */
  find(revision: string): Promise<Commit>;
  /** Texts of the files of a commit below a folder whose names match, by path relative to the current folder. */
  texts(commit: Commit, folder: string, names: RegExp): Promise<ReadonlyMap<string, string>>;
  /** Whether a file differs from the newest commit or is in none, apart from those that git ignores. */
  hasChanges(): Promise<boolean>;
}

/** The repository has no such revision. */
export class RevisionUnknown extends Error {
  constructor(revision: string, because: string) {
    super(`there is no revision \`${revision}\`${because === '' ? '' : `: ${because}`}`);
    this.name = 'RevisionUnknown';
  }
}
