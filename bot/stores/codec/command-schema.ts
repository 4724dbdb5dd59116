import * as z from 'zod/mini';
import type { Command } from '../../model/command.ts';
import { maybe, schemaOf } from './schema-of.ts';

const words = z.array(z.string());
const filters = z.object({
  architecture: words,
  repository: words,
  instance: words,
  accelerator: words,
  job: words,
});

/** What somebody asked for. */
export const command = schemaOf<Command>()(
  z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('run'), jobs: z.union([z.enum(['all', 'failed']), words]) }),
    z.object({ kind: z.literal('abort'), jobs: z.union([z.literal('all'), words]) }),
    z.object({ kind: z.literal('status') }),
    z.object({ kind: z.literal('help') }),
    z.object({ kind: z.literal('explain'), job: z.string() }),
    z.object({ kind: z.literal('build'), filters }),
    z.object({ kind: z.literal('deploy'), filters }),
    z.object({ kind: z.literal('benchmark'), filter: maybe(z.string()) }),
    z.object({ kind: z.literal('show-config') }),
    z.object({ kind: z.literal('add-benchmarker'), login: z.string() }),
    z.object({ kind: z.literal('approve'), sha: maybe(z.string()) }),
    z.object({ kind: z.literal('dead-letters') }),
    z.object({ kind: z.literal('retry-delivery'), delivery: z.string() }),
  ]),
);
