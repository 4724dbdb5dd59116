import * as z from 'zod/mini';
import {
  account,
  address,
  branch,
  number,
  personOf,
  repository,
  sha,
  text,
  time,
} from '../events/payload-parts.ts';
import { pullFields, pullOf } from '../events/pull-shape.ts';
import type { Comment } from '../model/bot-event.ts';
import type { Pull, Repository } from '../model/pull.ts';
import { ROLES, type Role } from '../model/settings.ts';
import type { ListedDelivery } from './forge.ts';

/** What the bot reads of GitHub's answers; everything else in them is left alone. */
export const answers = {
  installation: z.object({ id: number }),
  installations: z.array(z.object({ id: number })),
  token: z.object({ token: z.string().check(z.minLength(1), z.maxLength(1_000)), expires_at: time }),
  person: z.object({ id: number, login: z.string().check(z.maxLength(100)) }),
  permission: z.object({
    permission: z.string(),
    role_name: z.optional(z.string()),
    user: z.nullable(z.object({ id: number })),
  }),
  membership: z.object({ state: z.string() }),
  repository: z.extend(repository, { default_branch: branch }),
  reference: z.object({ object: z.object({ sha, type: z.string() }) }),
  commit: z.object({ sha, tree: z.object({ sha }) }),
  object: z.object({ sha }),
  written: z.object({ id: number }),
  file: z.union([
    z.object({ type: z.literal('file'), sha, encoding: z.string(), content: z.string(), size: z.int() }),
    z.object({ type: z.enum(['dir', 'symlink', 'submodule']) }),
    z.array(z.unknown()),
  ]),
} as const;

const comment = z.object({
  id: number,
  body: text,
  user: z.nullish(account),
  created_at: time,
  updated_at: time,
  html_url: address,
});
type CommentAnswer = z.infer<typeof comment>;
export const comments = z.array(comment);

/** The comment in the bot's words. */
export const commentOf = ({ id, body, user, updated_at: at, html_url: url }: CommentAnswer): Comment => ({
  id,
  body,
  author: personOf(user),
  byBot: user?.type === 'Bot',
  at,
  url,
});

/** The pull request under which a comment stands; undefined: it is an issue's. */
export function pullNumberOf({ html_url: url }: CommentAnswer): number | undefined {
  const found = /\/pull\/(\d{1,15})#/.exec(url)?.[1];
  return found === undefined ? undefined : Number(found);
}

/** What happened to a pull request, oldest first; GitHub's published schema leaves out some kinds, and all of them have these fields. */
export const issueEvents = z.array(
  z.object({ event: z.string(), created_at: time, commit_id: z.nullish(z.string()) }),
);
export type IssueEvent = z.infer<typeof issueEvents>[number];

/** A pull request, by its number or in a list: lists have no `merged`. */
export const pull = z.object({ ...pullFields, merged_at: z.nullish(time), closed_at: z.nullish(time) });
export type PullAnswer = z.infer<typeof pull>;
export const pulls = z.array(pull);

/** The pull request in the bot's words. */
export const pullIn = (read: PullAnswer, where: Repository): Pull =>
  pullOf(read, where, read.merged_at !== null && read.merged_at !== undefined);

const delivery = z.object({
  // 64 bits: Octokit reads what a number cannot hold as a bigint.
  id: z.union([z.int().check(z.positive()), z.bigint()]),
  guid: z.string().check(z.regex(/^[\w-]{1,100}$/)),
  delivered_at: time,
  redelivery: z.boolean(),
  status_code: z.int(),
  event: z.string().check(z.maxLength(100)),
});
export const deliveries = z.array(delivery);

/** The delivery in the bot's words. */
export const deliveryOf = (read: z.infer<typeof delivery>): ListedDelivery => ({
  number: `${read.id}`,
  id: read.guid,
  at: read.delivered_at,
  again: read.redelivery,
  status: read.status_code,
  event: read.event,
});

/** What the five roles were before there were five: a role of an organisation's own counts as the one that it is built on. */
const BEFORE: Readonly<Record<string, Role>> = { admin: 'admin', write: 'write', read: 'read', none: 'none' };
const BUILT_ON: Readonly<Record<string, string>> = { maintain: 'write', triage: 'read' };

/** The role that a permission means; what is not known is none. */
export function roleOf({ permission, role_name }: z.infer<typeof answers.permission>): Role {
  const named = ROLES.find(role => role === role_name);
  if (named !== undefined && BUILT_ON[named] === permission) return named;
  return Object.hasOwn(BEFORE, permission) ? (BEFORE[permission] ?? 'none') : 'none';
}
