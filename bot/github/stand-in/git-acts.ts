import { timeShape } from './account-shapes.ts';
import { emit, emitPull } from './emit.ts';
import type { Files } from './git-objects.ts';
import { type Account, fullName, type HeldPull, type HeldRepository, type Hub } from './hub.ts';
import { pushedRepositoryShape, repositoryPage } from './repository-shape.ts';

const NOTHING = '0'.repeat(40);

/** Puts a branch at a commit, and tells: of the push, and of the pull requests whose head or base it is. */
export function moveBranch(
  hub: Hub,
  repository: HeldRepository,
  branch: string,
  sha: string,
  by: Account,
): void {
  const before = repository.branches.get(branch) ?? NOTHING;
  if (before === sha) return;
  const forced = before !== NOTHING && !hub.git.contains(sha, before);
  repository.branches.set(branch, sha);
  emitPush(hub, repository, { branch, before, sha, by, forced });
  for (const pull of hub.repositories.flatMap(({ pulls }) => [...pulls.values()])) {
    if (pull.state !== 'open') continue;
    if (pull.repository === repository && pull.base.branch === branch) pull.base.sha = sha;
    if (pull.head.repository === repository && pull.head.branch === branch) {
      pull.head.sha = sha;
      if (forced)
        pull.events.push({ id: hub.ids(), event: 'head_ref_force_pushed', by, at: hub.clock(), sha });
      emitPull(hub, pull, 'synchronize', by, { before, after: sha });
    }
  }
}

interface Push {
  readonly branch: string;
  readonly before: string;
  readonly sha: string;
  readonly by: Account;
  readonly forced: boolean;
}

function emitPush(hub: Hub, repository: HeldRepository, { branch, before, sha, by, forced }: Push): void {
  const commit = hub.git.commit(sha);
  const person = { name: by.login, email: `${by.login}@example.org` };
  const page = repositoryPage(hub, repository);
  const head = {
    id: sha,
    tree_id: commit?.tree ?? NOTHING,
    distinct: true,
    message: commit?.message ?? '',
    timestamp: timeShape(commit?.at ?? hub.clock()),
    url: `${page}/commit/${sha}`,
    author: { ...person, username: by.login },
    committer: { ...person, username: by.login },
    added: [],
    removed: [],
    modified: [],
  };
  const more = {
    ref: `refs/heads/${branch}`,
    before,
    after: sha,
    created: before === NOTHING,
    deleted: false,
    forced,
    base_ref: null,
    compare: `${page}/compare/${before.slice(0, 12)}...${sha.slice(0, 12)}`,
    commits: [head],
    head_commit: head,
    pusher: person,
    repository: pushedRepositoryShape(hub, repository),
  };
  emit(hub, repository, { event: 'push', by, more });
}

/** Commits changes on top of a branch, or of the default branch where there is no such branch. @returns the commit */
export function pushFiles(
  hub: Hub,
  repository: HeldRepository,
  branch: string,
  changes: Readonly<Record<string, string>>,
  by: Account,
): string {
  const parent = repository.branches.get(branch) ?? repository.branches.get(repository.defaultBranch);
  const before: Files = parent === undefined ? new Map() : hub.git.filesAt(parent);
  const tree = hub.git.addTree(new Map([...before, ...Object.entries(changes)]));
  const parents = parent === undefined ? [] : [parent];
  // The number makes each commit another, as the time does on GitHub.
  const message = `change ${hub.ids()} of ${fullName(repository)}`;
  const { sha } = hub.git.addCommit({ tree, parents, message, at: hub.clock() });
  moveBranch(hub, repository, branch, sha, by);
  return sha;
}

/** Merges a pull request by a merge commit. */
export function mergePull(hub: Hub, pull: HeldPull, by: Account): string {
  const { repository, base, head } = pull;
  const tip = repository.branches.get(base.branch) ?? base.sha;
  const tree = hub.git.addTree(new Map([...hub.git.filesAt(tip), ...hub.git.filesAt(head.sha)]));
  const message = `merge pull request ${pull.number}`;
  const { sha } = hub.git.addCommit({ tree, parents: [tip, head.sha], message, at: hub.clock() });
  pull.merged = { sha, at: hub.clock(), by };
  pull.state = 'closed';
  pull.closed = hub.clock();
  emitPull(hub, pull, 'closed', by);
  moveBranch(hub, repository, base.branch, sha, by);
  return sha;
}
