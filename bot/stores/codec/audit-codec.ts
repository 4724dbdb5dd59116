import * as z from 'zod/mini';
import type { AuditEntry } from '../../model/decision.ts';
import { person } from './pull-schema.ts';
import { maybe, schemaOf } from './schema-of.ts';
import { textFormat } from './text-format.ts';

const entry = schemaOf<AuditEntry>()(
  z.object({
    at: z.number(),
    pull: z.string(),
    cause: z.string(),
    by: maybe(person),
    what: z.string(),
    why: z.string(),
  }),
);

/** Lines of the audit trail as text. */
export const auditFormat = textFormat<readonly AuditEntry[]>('lines of the audit trail', z.array(entry));
