import { emit, emitPull } from './emit.ts';
import { pushFiles } from './git-acts.ts';
import {
  type Account,
  type HeldPull,
  type HeldRepository,
  type HeldReview,
  type Hub,
  repositoryNamed,
} from './hub.ts';
import { pullShape, reviewShape } from './pull-shapes.ts';
import { addRepository } from './repository-acts.ts';

/** A pull request that somebody wants to open. */
export interface NewPull {
  readonly branch: string;
  /** What it changes. */
  readonly files: Readonly<Record<string, string>>;
  /** From a fork of theirs, which is made where there is none. */
  readonly fork?: boolean;
  readonly draft?: boolean;
  readonly title?: string;
}

/** Opens a pull request from a new branch. */
export function openPull(hub: Hub, account: Account, repository: HeldRepository, wanted: NewPull): HeldPull {
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
    events: [],
    at,
    updated: at,
    closed: undefined,
  };
  repository.pulls.set(pull.number, pull);
  emitPull(hub, pull, 'opened', account);
  return pull;
}

/** Puts a label on a pull request, or takes it off. */
export function setLabel(hub: Hub, pull: HeldPull, name: string, by: Account, on: boolean): void {
  const index = pull.labels.findIndex(label => label.name === name);
  if (on === index >= 0) return;
  const label = pull.labels[index] ?? { id: hub.ids(), name };
  if (on) pull.labels.push(label);
  else pull.labels.splice(index, 1);
  const told = { id: label.id, node_id: '', url: '', name, color: 'ededed', default: false, description: '' };
  emitPull(hub, pull, on ? 'labeled' : 'unlabeled', by, { label: told });
}

/** Closes or reopens a pull request that is not merged. */
export function setState(hub: Hub, pull: HeldPull, state: 'open' | 'closed', by: Account): void {
  if (pull.state === state || pull.merged) return;
  pull.state = state;
  pull.closed = state === 'closed' ? hub.clock() : undefined;
  emitPull(hub, pull, state === 'closed' ? 'closed' : 'reopened', by);
}

/** Reviews a pull request. */
export function reviewPull(
  hub: Hub,
  by: Account,
  pull: HeldPull,
  { state, body, sha }: Pick<HeldReview, 'state' | 'body' | 'sha'>,
): void {
  const held = { id: hub.ids(), author: by, state, sha, body, at: hub.clock() };
  pull.reviews.push(held);
  const more = { review: reviewShape(hub, pull, held), pull_request: pullShape(hub, pull) };
  emit(hub, pull.repository, { event: 'pull_request_review', action: 'submitted', by, more });
}
