import type { PlanOptions, Terraform } from '../adapters/terraform/terraform.ts';
import { type PlannedChange, plannedChanges } from '../plan/plan-file.ts';
import { risksOf } from '../plan/risks.ts';
import { type PlanSummary, summaryOf } from '../plan/summary.ts';
import type { Steps } from '../progress/steps.ts';
import { tellEvents } from './tell-events.ts';

/** A plan that was made, and what is to be said of it. */
export interface Planned {
  readonly summary: PlanSummary;
  readonly changes: readonly PlannedChange[];
}

/** Plans, with progress, and reads the plan back. */
export async function planCloud(
  terraform: Terraform,
  options: PlanOptions,
  steps: Steps,
  name = 'plan',
): Promise<Planned> {
  return steps.step(name, async tell => {
    await terraform.plan(options, tellEvents(tell));
    const changes = plannedChanges(await terraform.showPlan());
    return { changes, summary: summaryOf(changes, risksOf(changes)) };
  });
}

/** Applies the last plan, with progress. */
export async function applyCloud(terraform: Terraform, { summary }: Planned, steps: Steps): Promise<void> {
  const { create, update, replace, delete: removed } = summary;
  // A replaced resource is destroyed and made, which Terraform tells as two.
  const total = create + update + 2 * replace + removed;
  await steps.step('apply', tell => terraform.apply(tellEvents(tell, total)));
}
