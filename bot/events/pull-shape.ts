import * as z from 'zod/mini';
import type { Pull, Repository } from '../model/pull.ts';
import {
  account,
  branch,
  label,
  number,
  personOf,
  repository,
  repositoryOf,
  sha,
  time,
} from './payload-parts.ts';

const end = { sha, ref: branch, repo: z.nullish(repository) };

/** What deliveries and answers of GitHub alike hold of a pull request. */
export const pullFields = {
  number,
  user: account,
  state: z.enum(['open', 'closed']),
  draft: z.optional(z.nullable(z.boolean())),
  updated_at: time,
  merge_commit_sha: z.nullish(sha),
  head: z.object(end),
  base: z.object(end),
  labels: z.array(z.object({ name: label })).check(z.maxLength(1_000)),
};
const fields = z.object(pullFields);

/** The pull request in the bot's words. @param isMerged which deliveries and answers say in ways of their own */
export function pullOf(read: z.infer<typeof fields>, where: Repository, isMerged: boolean): Pull {
  return {
    ref: { repository: where, number: read.number },
    author: personOf(read.user),
    state: isMerged ? 'merged' : read.state,
    draft: read.draft === true,
    head: {
      sha: read.head.sha,
      branch: read.head.ref,
      repository: read.head.repo ? repositoryOf(read.head.repo) : undefined,
    },
    base: { branch: read.base.ref, sha: read.base.sha },
    merged: isMerged ? (read.merge_commit_sha ?? undefined) : undefined,
    labels: read.labels.map(({ name }) => name),
  };
}
