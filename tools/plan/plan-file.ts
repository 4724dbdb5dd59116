import { z } from 'zod';

const changeSchema = z.object({
  address: z.string(),
  type: z.string(),
  mode: z.enum(['managed', 'data']).default('managed'),
  change: z.object({
    actions: z.array(z.enum(['no-op', 'create', 'read', 'update', 'delete', 'forget'])),
    before: z.record(z.string(), z.unknown()).nullish(),
    after: z.record(z.string(), z.unknown()).nullish(),
  }),
});

/** The part of `terraform show -json PLAN` that is read here; the rest is left alone. */
const planSchema = z.object({
  format_version: z.string().regex(/^1\./, { error: 'a plan of another format than 1.x' }),
  resource_changes: z.array(changeSchema).default([]),
});

/** What is planned for one resource. */
export interface PlannedChange {
  /** As Terraform writes it: `aws_instance.host_docs_1`. */
  readonly address: string;
  readonly type: string;
  readonly kind: 'create' | 'update' | 'replace' | 'delete';
  /** Attributes as they are; empty for a new resource. */
  readonly before: Readonly<Record<string, unknown>>;
  /** Attributes as they will be; what is known only after the apply is missing. */
  readonly after: Readonly<Record<string, unknown>>;
}

/**
 * The changes of a plan in the JSON form that Terraform gives it, without those that change nothing.
 * @throws ZodError when it is no such JSON.
 */
export function plannedChanges(planJson: unknown): readonly PlannedChange[] {
  const plan = planSchema.parse(planJson);
  return plan.resource_changes.flatMap(({ address, type, mode, change }) => {
    const kind = mode === 'managed' ? kindOf(change.actions) : undefined;
    return kind === undefined
      ? []
      : [{ address, type, kind, before: change.before ?? {}, after: change.after ?? {} }];
  });
}

function kindOf(actions: readonly string[]): PlannedChange['kind'] | undefined {
  if (actions.includes('create')) return actions.includes('delete') ? 'replace' : 'create';
  if (actions.includes('delete')) return 'delete';
  return actions.includes('update') ? 'update' : undefined;
}
