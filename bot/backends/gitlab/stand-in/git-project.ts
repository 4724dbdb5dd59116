import { createHash } from 'node:crypto';

/** A commit of the stand-in's repository. */
export interface HeldCommit {
  readonly id: string;
  readonly message: string;
  readonly at: number;
  readonly files: ReadonlyMap<string, string>;
  /** By path, the commit that last changed it. */
  readonly changed: ReadonlyMap<string, string>;
}

/** A change of one file. */
export interface CommitAction {
  readonly action: 'create' | 'update';
  readonly file_path: string;
  readonly content: string;
}

/** What GitLab refuses with 400. */
export class Refused extends Error {}

/** The repository of the benchmarking project. */
export class GitProject {
  readonly branches = new Map<string, string>();
  readonly commits = new Map<string, HeldCommit>();

  /** @throws Refused as GitLab does for files that are there already, or are not, and for branches */
  commit(
    {
      branch,
      start,
      message,
      actions,
    }: {
      readonly branch: string;
      readonly start: string | undefined;
      readonly message: string;
      readonly actions: readonly CommitAction[];
    },
    at: number,
  ): HeldCommit {
    const tip = this.#tip(branch, start);
    const files = new Map(tip?.files);
    for (const { action, file_path: path, content } of actions) {
      if (action === 'create' && files.has(path)) throw new Refused('A file with this name already exists');
      if (action === 'update' && !files.has(path)) throw new Refused("A file with this name doesn't exist");
      files.set(path, content);
    }
    const id = createHash('sha1')
      .update(JSON.stringify([tip?.id, message, at, [...files]]))
      .digest('hex');
    const changed = new Map([...(tip?.changed ?? []), ...actions.map(each => [each.file_path, id] as const)]);
    const made = { id, message, at, files, changed };
    this.commits.set(id, made);
    this.branches.set(branch, id);
    return made;
  }

  /** The commit that a branch or a hash means. */
  at(ref: string): HeldCommit | undefined {
    return this.commits.get(this.branches.get(ref) ?? ref);
  }

  #tip(branch: string, start: string | undefined): HeldCommit | undefined {
    const there = this.branches.get(branch);
    if (start === undefined) {
      if (there === undefined && this.branches.size > 0)
        throw new Refused('You can only create or edit files when you are on a branch');
      return there === undefined ? undefined : this.commits.get(there);
    }
    if (there !== undefined)
      throw new Refused(
        `A branch called '${branch}' already exists. Switch to that branch in order to make changes`,
      );
    const from = this.branches.get(start);
    if (from === undefined) throw new Refused('Invalid start branch');
    return this.commits.get(from);
  }
}
