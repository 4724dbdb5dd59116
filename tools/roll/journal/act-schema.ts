import { z } from 'zod';
import { maybe, name, words } from './texts.ts';
import { workSchema } from './work-schema.ts';

const kind = <K extends string>(word: K) => z.literal(word);

/** Act in JSON. */
export const actSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: kind('cordon'), node: name }),
  z.strictObject({ kind: kind('uncordon'), node: name }),
  z.strictObject({ kind: kind('mark-again'), node: name, reason: words }),
  z.strictObject({ kind: kind('smoke'), node: maybe(name) }),
  z.strictObject({ kind: kind('abort'), build: name }),
  z.strictObject({ kind: kind('enlarge'), pool: name, to: z.number() }),
  z.strictObject({ kind: kind('retire'), pool: name, instance: name, shrink: z.boolean() }),
  z.strictObject({
    kind: kind('remake-host'),
    pool: name,
    host: z.number(),
    instance: name,
    image: maybe(name),
  }),
  z.strictObject({ kind: kind('quiet') }),
  z.strictObject({ kind: kind('unquiet') }),
  z.strictObject({ kind: kind('record') }),
  z.strictObject({ kind: kind('back-up') }),
  z.strictObject({ kind: kind('remake-leader'), instance: name }),
  z.strictObject({ kind: kind('update-leader') }),
  z.strictObject({
    kind: kind('restore-leader'),
    instance: name,
    image: maybe(name),
    jenkins: name,
    snapshot: name,
  }),
  z.strictObject({ kind: kind('check-leader') }),
  z.strictObject({ kind: kind('find-lost') }),
  z.strictObject({
    kind: kind('start-again'),
    work: workSchema,
    how: z.enum(['rebuild', 'parameters']),
  }),
  z.strictObject({ kind: kind('scan'), project: name }),
]);
