import { z } from 'zod';
import { name, words } from './texts.ts';
import { leaderRecordSchema, lostWorkSchema } from './work-schema.ts';

const gotSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('record'), record: leaderRecordSchema }),
  z.strictObject({ kind: z.literal('snapshot'), id: name }),
  z.strictObject({ kind: z.literal('lost'), lost: z.array(lostWorkSchema).readonly(), more: z.boolean() }),
  z.strictObject({ kind: z.literal('started'), url: name }),
]);

/** Outcome in JSON. */
export const outcomeSchema = z.discriminatedUnion('result', [
  z.strictObject({ result: z.literal('done'), got: z.exactOptional(gotSchema) }),
  z.strictObject({ result: z.literal('failed'), why: words, fix: z.exactOptional(words) }),
]);
