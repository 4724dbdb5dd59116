import * as z from 'zod/mini';
import { OUTCOMES, type Run, type RunStanding } from '../../model/run.ts';
import { person } from './pull-schema.ts';
import { maybe, schemaOf } from './schema-of.ts';

const outcome = z.enum(OUTCOMES);

const artefact = z.object({ name: z.string(), bytes: z.number(), sha256: z.string(), source: z.string() });

const result = z.object({
  outcome,
  summary: z.string(),
  details: z.array(z.string()),
  tests: maybe(z.object({ outcome, summary: z.string() })),
  artefacts: z.array(artefact),
  report: maybe(z.string()),
});

const standing = schemaOf<RunStanding>()(
  z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('unapproved') }),
    z.object({ kind: z.literal('waiting'), why: z.string() }),
    z.object({ kind: z.literal('starting') }),
    z.object({ kind: z.literal('held') }),
    z.object({
      kind: z.literal('queued'),
      position: maybe(z.number()),
      why: maybe(z.string()),
      expectedEnd: maybe(z.number()),
    }),
    z.object({ kind: z.literal('running'), since: z.number(), expectedEnd: maybe(z.number()) }),
    z.object({ kind: z.literal('ended'), at: z.number(), since: maybe(z.number()), result }),
  ]),
);

const upload = z.object({
  artefact: z.string(),
  state: z.enum(['uploaded', 'kept-back', 'failed']),
  told: z.string(),
  at: z.number(),
});

/** A run of a target. */
export const run = schemaOf<Run>()(
  z.object({
    id: z.string(),
    request: z.string(),
    target: z.string(),
    attempt: z.number(),
    sha: z.string(),
    base: z.string(),
    index: z.number(),
    standing,
    intended: maybe(z.number()),
    outdated: z.boolean(),
    handle: maybe(z.string()),
    link: maybe(z.string()),
    uploads: z.array(upload),
    stopped: maybe(z.object({ by: maybe(person), why: z.string() })),
    resubmitted: z.boolean(),
    inDoubt: maybe(z.number()),
  }),
);
