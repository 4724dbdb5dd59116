import { z } from 'zod';
import type { Diagnostic, TerraformEvent } from './terraform.ts';

const diagnosticSchema = z.object({
  severity: z.enum(['error', 'warning']),
  summary: z.string(),
  detail: z.string().default(''),
  address: z.string().optional(),
});

const hookSchema = z.object({
  resource: z.object({ addr: z.string() }),
  action: z.string().default(''),
  elapsed_seconds: z.number().default(0),
});

/** The lines of Terraform's machine-readable output (`-json`) that are read here; others are passed over. */
const lineSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('diagnostic'), diagnostic: diagnosticSchema }),
  z.object({ type: z.literal('apply_start'), hook: hookSchema }),
  z.object({ type: z.literal('apply_complete'), hook: hookSchema }),
  z.object({ type: z.literal('apply_errored'), hook: hookSchema }),
  z.object({ type: z.literal('refresh_start'), hook: hookSchema }),
  z.object({ type: z.literal('refresh_complete'), hook: hookSchema }),
  z.object({
    type: z.literal('change_summary'),
    changes: z.object({ add: z.number(), change: z.number(), remove: z.number(), operation: z.string() }),
  }),
]);

/** One line of `-json` output: an event, a diagnostic, or nothing that matters here. */
export type OutputLine =
  | { readonly kind: 'event'; readonly event: TerraformEvent }
  | { readonly kind: 'diagnostic'; readonly diagnostic: Diagnostic };

/** Reads one line; undefined for lines of other kinds and for what is no JSON. */
export function readOutputLine(line: string): OutputLine | undefined {
  const parsed = lineSchema.safeParse(jsonOf(line));
  if (!parsed.success) return undefined;
  if (parsed.data.type === 'diagnostic')
    return { kind: 'diagnostic', diagnostic: diagnosticOf(parsed.data.diagnostic) };
  if (parsed.data.type === 'change_summary') {
    const { add, change, remove } = parsed.data.changes;
    return { kind: 'event', event: { kind: 'planned', changes: add + change + remove } };
  }
  return { kind: 'event', event: hookEvent(parsed.data.type, parsed.data.hook) };
}

function hookEvent(type: string, hook: z.output<typeof hookSchema>): TerraformEvent {
  const address = hook.resource.addr;
  const action = type.startsWith('refresh') ? 'read' : hook.action;
  if (type.endsWith('_start')) return { kind: 'started', address, action };
  if (type.endsWith('_errored')) return { kind: 'failed', address, action };
  return { kind: 'finished', address, action, seconds: hook.elapsed_seconds };
}

const validationSchema = z.object({ diagnostics: z.array(diagnosticSchema).default([]) });

/** The diagnostics of `validate -json`. */
export const readValidation = (text: string): readonly Diagnostic[] =>
  validationSchema.parse(jsonOf(text)).diagnostics.map(diagnosticOf);

const outputsSchema = z.record(z.string(), z.object({ value: z.unknown() }));

/** The values of `output -json`. */
export const readOutputs = (text: string): Readonly<Record<string, unknown>> =>
  Object.fromEntries(
    Object.entries(outputsSchema.parse(jsonOf(text))).map(([name, { value }]) => [name, value]),
  );

function diagnosticOf({ severity, summary, detail, address }: z.output<typeof diagnosticSchema>): Diagnostic {
  return { severity, summary, detail, address };
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
