import type { Pull } from '../../model/pull.ts';
import type { HeldPull } from './hub.ts';
import { asRepository } from './repository-acts.ts';

/** A pull request of the stand-in in the words of the bot's core. */
export const asPull = (pull: HeldPull): Pull => ({
  ref: { repository: asRepository(pull.repository), number: pull.number },
  author: { id: pull.author.id, login: pull.author.login },
  state: pull.merged ? 'merged' : pull.state,
  draft: pull.draft,
  head: {
    sha: pull.head.sha,
    branch: pull.head.branch,
    repository: pull.head.repository && asRepository(pull.head.repository),
  },
  base: { branch: pull.base.branch, sha: pull.base.sha },
  merged: pull.merged?.sha,
  labels: pull.labels.map(({ name }) => name),
});
