import * as z from 'zod/mini';
import type { Person } from '../../model/person.ts';
import type { Pull, PullRef, Repository } from '../../model/pull.ts';
import { maybe, schemaOf } from './schema-of.ts';

/** A GitHub account. */
export const person = schemaOf<Person>()(z.object({ id: z.number(), login: z.string() }));

/** A repository. */
export const repository = schemaOf<Repository>()(z.object({ id: z.number(), name: z.string() }));

/** Which pull request. */
export const pullRef = schemaOf<PullRef>()(z.object({ repository, number: z.number() }));

/** A pull request. */
export const pull = schemaOf<Pull>()(
  z.object({
    ref: pullRef,
    author: person,
    state: z.enum(['open', 'closed', 'merged']),
    draft: z.boolean(),
    head: z.object({ sha: z.string(), branch: z.string(), repository: maybe(repository) }),
    base: z.object({ branch: z.string(), sha: z.string() }),
    merged: maybe(z.string()),
    labels: z.array(z.string()),
  }),
);
