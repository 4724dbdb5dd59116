import * as z from 'zod/mini';
import type { BotEvent } from '../model/bot-event.ts';
import type { Repository } from '../model/pull.ts';
import { account, branch, number, personOf, repository, repositoryOf, sha } from './payload-parts.ts';

const HEADS = 'refs/heads/';

const push = z.object({
  ref: z.string().check(z.startsWith(HEADS)),
  after: sha,
  repository: z.extend(repository, { default_branch: z.optional(branch), master_branch: z.optional(branch) }),
  sender: account,
});

/** `push` to a branch. @throws ZodError */
export function pushEvent(payload: unknown): BotEvent {
  const read = push.parse(payload);
  const name = branch.parse(read.ref.slice(HEADS.length));
  return {
    kind: 'push',
    repository: repositoryOf(read.repository),
    branch: name,
    sha: read.after,
    isDefault: name === (read.repository.default_branch ?? read.repository.master_branch),
    by: read.sender ? personOf(read.sender) : undefined,
  };
}

/** GitHub's actions of `installation` and `installation_repositories` in the bot's words: a suspended app can do nothing. */
const CHANGES = {
  created: 'added',
  unsuspend: 'added',
  added: 'added',
  deleted: 'removed',
  suspend: 'removed',
  removed: 'removed',
} as const;
type Action = keyof typeof CHANGES;

/** The actions of `installation` and `installation_repositories` that are of interest. */
export const INSTALLATION_ACTIONS: readonly string[] = Object.keys(CHANGES);

const listed = z.optional(z.array(repository).check(z.maxLength(10_000)));
const installation = z.object({
  // The keys of a constant object are its own.
  action: z.enum(Object.keys(CHANGES) as [Action, ...Action[]]),
  installation: z.object({ id: number }),
  repositories: listed,
  repositories_added: listed,
  repositories_removed: listed,
});

/**
 * `installation` and `installation_repositories`. The repositories are those that are served, of those that GitHub names: it names
 * none when the app is suspended.
 * @returns undefined when it names some and none is served
 * @throws ZodError
 */
export function installationEvent(
  payload: unknown,
  serves: (repository: Repository) => boolean,
): BotEvent | undefined {
  const read = installation.parse(payload);
  const named = { added: read.repositories_added, removed: read.repositories_removed } as const;
  const change = CHANGES[read.action];
  const all = (read.repositories ?? named[change] ?? []).map(repositoryOf);
  const repositories = all.filter(serves);
  if (all.length > 0 && repositories.length === 0) return undefined;
  return { kind: 'installation', change, installation: read.installation.id, repositories };
}
