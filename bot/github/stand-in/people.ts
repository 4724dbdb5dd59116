import type { Repository } from '../../core/pull.ts';
import type { Role } from '../../core/settings.ts';
import { deleteComment, editComment, writeComment } from './comment-acts.ts';
import { emit, emitPull } from './emit.ts';
import { mergePull, pushFiles } from './git-acts.ts';
import {
  type Account,
  commentIn,
  fullName,
  type HeldPull,
  type HeldRepository,
  type Hub,
  repositoryNamed,
} from './hub.ts';
import { pullShape, reviewShape } from './pull-shapes.ts';

/** A comment as it stands in a conversation. */
export interface ShownComment {
  readonly id: number;
  readonly author: string;
  readonly byBot: boolean;
  readonly body: string;
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly edited: number;
  /** `author:eyes`, in their order. */
  readonly reactions: readonly { readonly by: string; readonly content: string }[];
}

/** What somebody can do on the stand-in. Each act is told to the App by webhooks, as on GitHub. */
export interface Somebody {
  readonly account: Account;
  /** Opens a pull request from a new branch, of a fork of theirs when `fork`, that changes these files. */
  open(
    repository: HeldRepository,
    pull: {
      readonly branch: string;
      readonly files: Readonly<Record<string, string>>;
      readonly fork?: boolean;
      readonly draft?: boolean;
      readonly title?: string;
    },
  ): HeldPull;
  /** @returns the comment's number */
  comment(pull: HeldPull, body: string): number;
  edit(pull: HeldPull, comment: number, body: string): void;
  delete(pull: HeldPull, comment: number): void;
  /** Adds a commit to the pull request. @returns its hash */
  push(pull: HeldPull, files: Readonly<Record<string, string>>): string;
  /** Adds a commit to a branch. @returns its hash */
  pushTo(repository: HeldRepository, branch: string, files: Readonly<Record<string, string>>): string;
  close(pull: HeldPull): void;
  reopen(pull: HeldPull): void;
  /** @returns the merge commit */
  merge(pull: HeldPull): string;
  label(pull: HeldPull, label: string): void;
  unlabel(pull: HeldPull, label: string): void;
  /** Reviews the head, or the commit that is named. */
  review(
    pull: HeldPull,
    state: 'approved' | 'changes_requested' | 'commented',
    body?: string,
    sha?: string,
  ): void;
}

/** Whoever has this name; a new account where nobody has. Organisations are made by `organisation`. */
export function accountNamed(hub: Hub, login: string, type: Account['type'] = 'User'): Account {
  const there = hub.accounts.get(login.toLowerCase());
  if (there) return there;
  const account = { id: hub.ids(), login, type, at: hub.clock() };
  hub.accounts.set(login.toLowerCase(), account);
  return account;
}

/** Gives an account another name; the old one is free for somebody else, who may not be the same person. */
export function rename(hub: Hub, account: Account, login: string): void {
  hub.accounts.delete(account.login.toLowerCase());
  account.login = login;
  hub.accounts.set(login.toLowerCase(), account);
}

/** A new repository `owner/name` with a default branch `main` that holds these files. The App is installed for the owner unless `without`. */
export function addRepository(
  hub: Hub,
  name: string,
  options: {
    readonly files?: Readonly<Record<string, string>>;
    readonly app?: 'without';
    readonly of?: HeldRepository;
  } = {},
): HeldRepository {
  const [owner = '', own = ''] = name.split('/');
  const account = accountNamed(hub, owner, 'Organization');
  const repository: HeldRepository = {
    id: hub.ids(),
    name: own,
    owner: account,
    fork: options.of !== undefined,
    defaultBranch: 'main',
    at: hub.clock(),
    branches: new Map(options.of?.branches),
    pulls: new Map(),
    issues: new Set(),
    comments: [],
    roles: new Map(),
    lastNumber: 0,
  };
  hub.repositories.push(repository);
  if (!options.of) {
    const tree = hub.git.addTree(new Map(Object.entries(options.files ?? { 'README.md': `${own}\n` })));
    const { sha } = hub.git.addCommit({ tree, parents: [], message: 'first', at: hub.clock() });
    repository.branches.set('main', sha);
  }
  if (options.app !== 'without' && !options.of && !hub.app.installations.has(account.id))
    hub.app.installations.set(account.id, hub.ids());
  return repository;
}

/** Gives somebody a role in a repository; `none` takes it away. */
export function setRole(repository: HeldRepository, { id }: Account, role: Role): void {
  if (role === 'none') repository.roles.delete(id);
  else repository.roles.set(id, role);
}

/** Makes somebody a member of a team, or invites them. `out`: they leave. */
export function setMember(
  hub: Hub,
  team: string,
  { id }: Account,
  standing: 'active' | 'pending' | 'out',
): void {
  const [organisation = '', slug = ''] = team.split('/');
  const account = accountNamed(hub, organisation, 'Organization');
  const there = hub.teams.find(one => one.organisation === account && one.slug === slug);
  const held = there ?? { organisation: account, slug, members: new Map() };
  if (!there) hub.teams.push(held);
  if (standing === 'out') held.members.delete(id);
  else held.members.set(id, standing);
}

/** The comments under a pull request, oldest first. */
export const conversation = ({ repository, number }: HeldPull): readonly ShownComment[] =>
  repository.comments
    .filter(comment => comment.number === number)
    .map(({ id, author, body, at, edited, reactions }) => ({
      id,
      author: author.login,
      byBot: author.type === 'Bot',
      body,
      at,
      edited,
      reactions: reactions.map(({ by, content }) => ({ by: by.login, content })),
    }));

/** A repository of the stand-in as the bot's core names it. */
export const asRepository = (repository: HeldRepository): Repository => ({
  id: repository.id,
  name: fullName(repository),
});

/** Deletes a repository. A pull request from it stays, without it. */
export function deleteRepository(hub: Hub, repository: HeldRepository): void {
  hub.repositories.splice(hub.repositories.indexOf(repository), 1);
  for (const pull of hub.repositories.flatMap(({ pulls }) => [...pulls.values()]))
    if (pull.head.repository === repository) pull.head.repository = undefined;
}

function comment({ repository }: HeldPull, id: number) {
  const found = commentIn(repository, id);
  if (!found) throw new Error(`there is no comment ${id}`);
  return found;
}

function openPull(hub: Hub, account: Account, ...[repository, wanted]: Parameters<Somebody['open']>) {
  const forkName = `${account.login}/${repository.name}`;
  const home = wanted.fork
    ? (repositoryNamed(hub, forkName) ?? addRepository(hub, forkName, { of: repository }))
    : repository;
  const sha = pushFiles(hub, home, wanted.branch, wanted.files, account);
  repository.lastNumber += 1;
  const at = hub.clock();
  const pull: HeldPull = {
    id: hub.ids(),
    number: repository.lastNumber,
    repository,
    title: wanted.title ?? wanted.branch,
    author: account,
    state: 'open',
    draft: wanted.draft ?? false,
    head: { repository: home, branch: wanted.branch, sha },
    base: {
      branch: repository.defaultBranch,
      sha: repository.branches.get(repository.defaultBranch) ?? sha,
    },
    merged: undefined,
    labels: [],
    reviews: [],
    at,
    updated: at,
    closed: undefined,
  };
  repository.pulls.set(pull.number, pull);
  emitPull(hub, pull, 'opened', account);
  return pull;
}

function setLabel(hub: Hub, pull: HeldPull, name: string, by: Account, on: boolean): void {
  const index = pull.labels.findIndex(label => label.name === name);
  if (on === index >= 0) return;
  const label = pull.labels[index] ?? { id: hub.ids(), name };
  if (on) pull.labels.push(label);
  else pull.labels.splice(index, 1);
  const told = { id: label.id, node_id: '', url: '', name, color: 'ededed', default: false, description: '' };
  emitPull(hub, pull, on ? 'labeled' : 'unlabeled', by, { label: told });
}

function setState(hub: Hub, pull: HeldPull, state: 'open' | 'closed', by: Account): void {
  if (pull.state === state || pull.merged) return;
  pull.state = state;
  pull.closed = state === 'closed' ? hub.clock() : undefined;
  emitPull(hub, pull, state === 'closed' ? 'closed' : 'reopened', by);
}

function review(hub: Hub, by: Account, ...[pull, state, body = '', sha]: Parameters<Somebody['review']>) {
  const held = { id: hub.ids(), author: by, state, sha: sha ?? pull.head.sha, body, at: hub.clock() };
  pull.reviews.push(held);
  const more = { review: reviewShape(hub, pull, held), pull_request: pullShape(hub, pull) };
  emit(hub, pull.repository, { event: 'pull_request_review', action: 'submitted', by, more });
}

/** Someone who acts. */
export function somebody(hub: Hub, account: Account): Somebody {
  return {
    account,
    open: (repository, pull) => openPull(hub, account, repository, pull),
    comment: (pull, body) => writeComment(hub, pull.repository, pull.number, account, body).id,
    edit: (pull, id, body) => editComment(hub, pull.repository, comment(pull, id), account, body),
    delete: (pull, id) => deleteComment(hub, pull.repository, comment(pull, id), account),
    push: ({ head, repository }, files) =>
      pushFiles(hub, head.repository ?? repository, head.branch, files, account),
    pushTo: (repository, branch, files) => pushFiles(hub, repository, branch, files, account),
    close: pull => setState(hub, pull, 'closed', account),
    reopen: pull => setState(hub, pull, 'open', account),
    merge: pull => mergePull(hub, pull, account),
    label: (pull, label) => setLabel(hub, pull, label, account, true),
    unlabel: (pull, label) => setLabel(hub, pull, label, account, false),
    review: (...what) => review(hub, account, ...what),
  };
}
