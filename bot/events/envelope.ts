import * as z from 'zod/mini';
import { account, repository } from './payload-parts.ts';

/** Of any payload that which tells whether it is of interest; all of it may be missing. */
const envelope = z.object({
  action: z.optional(z.string()),
  ref: z.optional(z.string()),
  deleted: z.optional(z.boolean()),
  sender: account,
  repository: z.optional(repository),
  issue: z.optional(z.object({ pull_request: z.nullish(z.looseObject({})) })),
  comment: z.optional(z.object({ body: z.nullish(z.string()), user: account })),
  review: z.optional(z.object({ body: z.nullish(z.string()), user: account, state: z.optional(z.string()) })),
  changes: z.nullish(z.object({ base: z.optional(z.unknown()) })),
});

export type Envelope = z.infer<typeof envelope>;

/** @returns undefined when it is no payload of GitHub's */
export function envelopeOf(payload: unknown): Envelope | undefined {
  const read = envelope.safeParse(payload);
  return read.success ? read.data : undefined;
}
