import { z } from 'zod';
import { actSchema } from './act-schema.ts';
import { outcomeSchema } from './outcome-schema.ts';
import { agentPhase, leaderPhase } from './phases.ts';
import { instant, maybe, name, words } from './texts.ts';

const driftSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('image'), has: name, wanted: name }),
  z.strictObject({ kind: z.literal('template'), has: name, wanted: name }),
  z.strictObject({ kind: z.literal('instance-type'), has: name, wanted: z.array(name).readonly() }),
  z.strictObject({ kind: z.literal('jenkins'), has: name, wanted: name }),
  z.strictObject({ kind: z.literal('settings'), what: name, has: name, wanted: name }),
]);

const targetSchema = z.strictObject({
  name,
  pool: maybe(name),
  instance: name,
  drift: z.array(driftSchema).readonly(),
});

/** Entry in JSON. */
export const entrySchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('begun'),
    roll: name,
    fleet: name,
    by: name,
    why: maybe(words),
    now: z.boolean(),
    only: maybe(name),
    closes: maybe(instant),
    targets: z.array(targetSchema).readonly(),
  }),
  z.strictObject({ kind: z.literal('went-on'), by: name, closes: maybe(instant) }),
  z.strictObject({ kind: z.literal('intent'), act: actSchema, machine: maybe(name) }),
  z.strictObject({ kind: z.literal('outcome'), of: z.number(), outcome: outcomeSchema }),
  z.strictObject({
    kind: z.literal('agent'),
    machine: name,
    pool: name,
    instance: name,
    phase: agentPhase,
    way: z.enum(['replace', 'surge']),
    replacement: z.exactOptional(name),
    session: z.exactOptional(name),
    was: z.exactOptional(name),
    reverts: z.exactOptional(z.literal(true)),
    why: z.exactOptional(words),
  }),
  z.strictObject({
    kind: z.literal('leader'),
    phase: leaderPhase,
    answers: z.exactOptional(z.literal(true)),
    why: z.exactOptional(words),
  }),
  z.strictObject({ kind: z.literal('jenkins'), answers: z.boolean(), session: z.exactOptional(name) }),
  z.strictObject({
    kind: z.literal('order'),
    order: z.enum(['pause', 'resume', 'abort', 'rollback']),
    by: name,
    why: maybe(words),
  }),
  z.strictObject({ kind: z.literal('stopping'), why: words }),
  z.strictObject({
    kind: z.literal('ended'),
    how: z.enum(['complete', 'window', 'stopped', 'aborted', 'rolled-back']),
    why: z.exactOptional(words),
  }),
]);
