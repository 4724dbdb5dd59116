import * as z from 'zod/mini';
import type { Answer, PullRecord, Request } from '../../model/pull-record.ts';
import { command } from './command-schema.ts';
import { pendingEffect } from './effect-schema.ts';
import { person, pull } from './pull-schema.ts';
import { run } from './run-schema.ts';
import { maybe, schemaOf } from './schema-of.ts';
import { textFormat } from './text-format.ts';

const request = schemaOf<Request>()(
  z.object({
    id: z.string(),
    command,
    by: person,
    comment: maybe(z.object({ id: z.number(), url: z.string() })),
    sha: z.string(),
    at: z.number(),
  }),
);

const answer = schemaOf<Answer>()(
  z.object({
    request: maybe(z.string()),
    to: maybe(person),
    url: maybe(z.string()),
    tone: z.enum(['done', 'refused', 'misunderstood', 'told', 'failed']),
    text: z.string(),
    folded: maybe(z.string()),
    at: z.number(),
  }),
);

const pullRecord = schemaOf<PullRecord>()(
  z.object({
    pull,
    pullAt: z.number(),
    headSince: z.number(),
    approvals: z.array(z.object({ sha: z.string(), by: person, at: z.number() })),
    requests: z.array(request),
    runs: z.array(run),
    answers: z.array(answer),
    pending: z.array(pendingEffect),
    handled: z.array(z.string()),
    horizon: z.number(),
    comment: maybe(z.number()),
    shown: maybe(z.object({ hash: z.string(), at: z.number() })),
    toTidy: z.boolean(),
    tidied: z.array(z.object({ from: z.string(), to: z.string() })),
  }),
);

/** What is known of a pull request, as text. Equal records have equal texts. */
export const recordFormat = textFormat<PullRecord>('record', pullRecord);
