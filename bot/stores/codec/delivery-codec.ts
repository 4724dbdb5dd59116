import * as z from 'zod/mini';
import type { BotEvent, Comment, Delivery } from '../../model/bot-event.ts';
import { person, pull, pullRef, repository } from './pull-schema.ts';
import { maybe, schemaOf } from './schema-of.ts';
import { textFormat } from './text-format.ts';

const comment = schemaOf<Comment>()(
  z.object({
    id: z.number(),
    body: z.string(),
    author: person,
    byBot: z.boolean(),
    at: z.number(),
    url: z.string(),
  }),
);

const review = z.object({
  id: z.number(),
  verdict: z.enum(['approved', 'changes-requested', 'commented', 'dismissed']),
  sha: z.string(),
  author: person,
  body: z.string(),
  at: z.number(),
  url: z.string(),
});

const event = schemaOf<BotEvent>()(
  z.discriminatedUnion('kind', [
    z.object({
      kind: z.literal('comment'),
      change: z.enum(['created', 'edited', 'deleted']),
      pull: pullRef,
      comment,
      by: person,
    }),
    z.object({
      kind: z.literal('pull'),
      change: z.enum(['opened', 'reopened', 'pushed', 'closed', 'labelled', 'unlabelled', 'edited']),
      pull,
      by: person,
      label: maybe(z.string()),
      at: z.number(),
    }),
    z.object({ kind: z.literal('review'), pull: pullRef, review }),
    z.object({
      kind: z.literal('push'),
      repository,
      branch: z.string(),
      sha: z.string(),
      isDefault: z.boolean(),
      by: maybe(person),
    }),
    z.object({
      kind: z.literal('installation'),
      change: z.enum(['added', 'removed']),
      installation: z.number(),
      repositories: z.array(repository),
    }),
    z.object({ kind: z.literal('report'), pull: pullRef, run: z.string(), report: maybe(z.unknown()) }),
  ]),
);

const delivery = schemaOf<Delivery>()(z.object({ id: z.string(), received: z.number(), event }));

/** A delivery as text. */
export const deliveryFormat = textFormat<Delivery>('delivery', delivery);
