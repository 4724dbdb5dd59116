import { accountShape } from './account-shapes.ts';
import { commentShape } from './comment-shapes.ts';
import type { Account, HeldComment, HeldPull, HeldRepository, Hub } from './hub.ts';
import { issueShape, pullShape } from './pull-shapes.ts';
import { repositoryShape } from './repository-shape.ts';

/** What goes with an event beside the repository (which `more` may tell in other words), the sender and the installation. */
interface Told {
  readonly event: string;
  readonly action?: string;
  readonly by: Account;
  readonly more: Readonly<Record<string, unknown>>;
}

/** Tells the App of what happened in a repository, where it is installed. */
export function emit(hub: Hub, repository: HeldRepository, { event, action, by, more }: Told): void {
  const installation = hub.app.installations.get(repository.owner.id);
  if (installation === undefined) return;
  const payload = {
    ...(action === undefined ? {} : { action }),
    repository: repositoryShape(hub, repository),
    ...more,
    sender: accountShape(hub, by),
    installation: { id: installation, node_id: 'MDIzOkludGVncmF0aW9uSW5zdGFsbGF0aW9u' },
  };
  for (const listener of hub.listeners) listener({ event, action, repository, payload });
}

/** `pull_request`. Every change of a pull request is a new time for it. */
export function emitPull(
  hub: Hub,
  pull: HeldPull,
  action: string,
  by: Account,
  more: Readonly<Record<string, unknown>> = {},
): void {
  pull.updated = hub.clock();
  emit(hub, pull.repository, {
    event: 'pull_request',
    action,
    by,
    more: { number: pull.number, pull_request: pullShape(hub, pull), ...more },
  });
}

/** `issue_comment`; of issues nothing is told, as the stand-in holds none. */
export function emitComment(
  hub: Hub,
  repository: HeldRepository,
  comment: HeldComment,
  action: 'created' | 'edited' | 'deleted',
  by: Account,
  before?: string,
): void {
  const pull = repository.pulls.get(comment.number);
  if (!pull) return;
  const changes = before === undefined ? {} : { changes: { body: { from: before } } };
  const more = {
    ...changes,
    issue: issueShape(hub, pull),
    comment: commentShape(hub, repository, comment),
  };
  emit(hub, repository, { event: 'issue_comment', action, by, more });
}
