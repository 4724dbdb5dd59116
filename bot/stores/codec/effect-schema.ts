import * as z from 'zod/mini';
import { type PendingEffect, REACTIONS } from '../../model/effect.ts';
import { person } from './pull-schema.ts';
import { schemaOf } from './schema-of.ts';

const effect = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('react'),
    comment: z.number(),
    reaction: z.enum(REACTIONS),
  }),
  z.object({ kind: z.literal('show') }),
  z.object({ kind: z.literal('submit'), run: z.string() }),
  z.object({ kind: z.literal('release'), run: z.string() }),
  z.object({ kind: z.literal('cancel'), run: z.string() }),
  z.object({ kind: z.literal('upload'), run: z.string(), by: person }),
  z.object({ kind: z.literal('publish'), run: z.string() }),
  z.object({ kind: z.literal('tidy') }),
  z.object({ kind: z.literal('run-branch'), branch: z.string(), sha: z.string(), target: z.string() }),
  z.object({ kind: z.literal('add-benchmarker'), login: z.string(), by: person }),
  z.object({ kind: z.literal('replay'), delivery: z.string() }),
  z.object({ kind: z.literal('list-dead-letters'), request: z.string() }),
]);

/** An effect that is to be done. */
export const pendingEffect = schemaOf<PendingEffect>()(
  z.object({ key: z.string(), effect, due: z.number(), tries: z.number() }),
);
