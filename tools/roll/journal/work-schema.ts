import { z } from 'zod';
import { instant, maybe, name, verbatim, words } from './texts.ts';

const parameter = z.union([
  z.strictObject({ name, value: z.union([verbatim, z.number(), z.boolean()]) }),
  z.strictObject({ name, secret: z.literal(true) }),
]);

/** RecordedWork in JSON. */
export const workSchema = z.strictObject({
  item: z.number(),
  job: name,
  kind: z.enum(['freestyle', 'pipeline']),
  number: maybe(z.number()),
  since: instant,
  parameters: z.array(parameter).readonly(),
  causes: z.array(words).readonly(),
  commit: maybe(name),
});

/** LeaderRecord in JSON. */
export const leaderRecordSchema = z.strictObject({
  at: instant,
  version: name,
  session: name,
  nodes: z.array(name).readonly(),
  marks: z.record(name, words).readonly(),
  jobs: z.array(name).readonly(),
  // Short names of plugins; `__proto__` is none of them.
  plugins: z.record(z.string().regex(/^[A-Za-z0-9][\w.-]*$/), name).readonly(),
  projects: z.array(name).readonly(),
  work: z.array(workSchema).readonly(),
});

/** LostWork in JSON. */
export const lostWorkSchema = z.strictObject({
  work: workSchema,
  how: z.enum(['rebuild', 'parameters', 'by-hand']),
});
