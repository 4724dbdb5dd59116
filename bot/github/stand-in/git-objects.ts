import { createHash } from 'node:crypto';

/** What a commit holds: texts by path. */
export type Files = ReadonlyMap<string, string>;

/** An entry of a tree, as Git has it. */
export interface TreeEntry {
  readonly path: string;
  readonly mode: '100644' | '040000';
  readonly type: 'blob' | 'tree';
  readonly sha: string;
}

/** A commit of the stand-in. */
export interface Commit {
  readonly sha: string;
  readonly tree: string;
  readonly parents: readonly string[];
  readonly message: string;
  /** Milliseconds since 1970. */
  readonly at: number;
}

const objectName = (kind: string, content: Buffer): string =>
  createHash('sha1').update(`${kind} ${content.length}\0`).update(content).digest('hex');

/** The hash by which Git knows a text. */
export const blobName = (text: string): string => objectName('blob', Buffer.from(text));

const sorted = (entries: readonly TreeEntry[]): TreeEntry[] => {
  const key = ({ path, type }: TreeEntry): string => (type === 'tree' ? `${path}/` : path);
  return entries.toSorted((a, b) => Buffer.compare(Buffer.from(key(a)), Buffer.from(key(b))));
};

const treeName = (entries: readonly TreeEntry[]): string =>
  objectName(
    'tree',
    Buffer.concat(
      entries.map(({ mode, path, sha }) =>
        Buffer.concat([Buffer.from(`${mode.replace(/^0/, '')} ${path}\0`), Buffer.from(sha, 'hex')]),
      ),
    ),
  );

/** The tree that holds these files: its hash as Git computes it, and its entries of the first level. */
export function treeOf(files: Files): { readonly sha: string; readonly entries: readonly TreeEntry[] } {
  const folders = new Map<string, Map<string, string>>();
  const entries: TreeEntry[] = [];
  for (const [path, text] of files) {
    const slash = path.indexOf('/');
    if (slash === -1) {
      entries.push({ path, mode: '100644', type: 'blob', sha: blobName(text) });
      continue;
    }
    const folder = path.slice(0, slash);
    const inside = folders.get(folder) ?? new Map<string, string>();
    folders.set(folder, inside.set(path.slice(slash + 1), text));
  }
  for (const [path, inside] of folders)
    entries.push({ path, mode: '040000', type: 'tree', sha: treeOf(inside).sha });
  const all = sorted(entries);
  return { sha: treeName(all), entries: all };
}

/** Objects of all repositories: forks share theirs, as on GitHub. */
export class GitObjects {
  readonly #trees = new Map<string, Files>();
  readonly #commits = new Map<string, Commit>();

  /** Keeps a tree. @returns its hash */
  addTree(files: Files): string {
    const { sha } = treeOf(files);
    this.#trees.set(sha, new Map(files));
    return sha;
  }

  /** Keeps a commit of a tree that is kept. */
  addCommit(commit: Omit<Commit, 'sha'>): Commit {
    const person = `stand-in <stand-in@example.org> ${Math.floor(commit.at / 1000)} +0000`;
    const text = [
      `tree ${commit.tree}`,
      ...commit.parents.map(parent => `parent ${parent}`),
      `author ${person}`,
      `committer ${person}`,
      '',
      commit.message,
    ].join('\n');
    const whole = { ...commit, sha: objectName('commit', Buffer.from(text)) };
    this.#commits.set(whole.sha, whole);
    return whole;
  }

  tree(sha: string): Files | undefined {
    return this.#trees.get(sha);
  }

  commit(sha: string): Commit | undefined {
    return this.#commits.get(sha);
  }

  /** The files of a commit; none when it is not known. */
  filesAt(commit: string): Files {
    return this.#trees.get(this.#commits.get(commit)?.tree ?? '') ?? new Map();
  }

  /** Whether a commit is another or comes after it. */
  contains(commit: string, earlier: string): boolean {
    const open = [commit];
    const seen = new Set<string>();
    for (let sha = open.pop(); sha !== undefined; sha = open.pop()) {
      if (sha === earlier) return true;
      if (seen.has(sha)) continue;
      seen.add(sha);
      open.push(...(this.#commits.get(sha)?.parents ?? []));
    }
    return false;
  }
}
