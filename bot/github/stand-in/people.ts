import { deleteComment, editComment, writeComment } from './comment-acts.ts';
import { mergePull, moveBranch, pushFiles } from './git-acts.ts';
import { type Account, commentIn, type HeldPull, type HeldRepository, type Hub } from './hub.ts';
import { type NewPull, openPull, reviewPull, setLabel, setState } from './pull-acts.ts';

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
  open(repository: HeldRepository, pull: NewPull): HeldPull;
  /** @returns the comment's number */
  comment(pull: HeldPull, body: string): number;
  edit(pull: HeldPull, comment: number, body: string): void;
  delete(pull: HeldPull, comment: number): void;
  /** Adds a commit to the pull request. @returns its hash */
  push(pull: HeldPull, files: Readonly<Record<string, string>>): string;
  /** Moves the head of the pull request to a commit, whether or not that builds on it. */
  moveHead(pull: HeldPull, sha: string): void;
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

function comment({ repository }: HeldPull, id: number) {
  const found = commentIn(repository, id);
  if (!found) throw new Error(`there is no comment ${id}`);
  return found;
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
    moveHead: ({ head, repository }, sha) =>
      moveBranch(hub, head.repository ?? repository, head.branch, sha, account),
    pushTo: (repository, branch, files) => pushFiles(hub, repository, branch, files, account),
    close: pull => setState(hub, pull, 'closed', account),
    reopen: pull => setState(hub, pull, 'open', account),
    merge: pull => mergePull(hub, pull, account),
    label: (pull, label) => setLabel(hub, pull, label, account, true),
    unlabel: (pull, label) => setLabel(hub, pull, label, account, false),
    review: (pull, state, body = '', sha = pull.head.sha) =>
      reviewPull(hub, account, pull, { state, body, sha }),
  };
}
