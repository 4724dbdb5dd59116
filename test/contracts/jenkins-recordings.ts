import { readFileSync } from 'node:fs';
import { z } from 'zod';

const exchangeSchema = z.object({
  title: z.string(),
  method: z.enum(['GET', 'POST']),
  path: z.string(),
  auth: z.enum(['none', 'basic, bad password', 'password (admin)', 'token (admin)', 'token (reader)']),
  requestHeaders: z.record(z.string(), z.string()).default({}),
  requestBody: z.string().optional(),
  /** When it was asked, in milliseconds since 1970, where that matters. */
  at: z.int().optional(),
  /** 0: the connection was refused. */
  status: z.int(),
  headers: z.record(z.string(), z.string()),
  json: z.record(z.string(), z.unknown()).optional(),
  htmlTitle: z.string().optional(),
  xml: z.string().optional(),
});

/** A request to a real Jenkins 2.528.2 and what mattered of its answer. */
export type Recorded = z.output<typeof exchangeSchema>;

/** The excerpt of one recorded scenario. */
export function recorded(scenario: string): readonly Recorded[] {
  const file = new URL(`../fixtures/jenkins-recordings/${scenario}.json`, import.meta.url);
  return z.object({ exchanges: z.array(exchangeSchema) }).parse(JSON.parse(readFileSync(file, 'utf8')))
    .exchanges;
}
