import { z } from 'zod';

const text = z.string();

/** The lines of `fleet_events.py`. */
const lineSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('task'), task: text }),
  z.object({
    kind: z.literal('result'),
    host: text,
    task: text,
    outcome: z.enum(['ok', 'changed', 'skipped', 'ignored', 'failed', 'unreachable']),
    message: text.default(''),
  }),
  z.object({
    kind: z.literal('end'),
    hosts: z.record(text, z.object({ failures: z.number(), unreachable: z.number() })),
  }),
]);

/** What a line of the output says. */
export type EventLine = z.output<typeof lineSchema>;

/** Reads one line; undefined for what others wrote among them. */
export function readEventLine(line: string): EventLine | undefined {
  try {
    return lineSchema.safeParse(JSON.parse(line)).data;
  } catch {
    return undefined;
  }
}
