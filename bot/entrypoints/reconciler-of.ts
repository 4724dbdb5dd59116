import type { OperatorSettings } from '../configuration/operator-settings.ts';
import { mayBeAddressed } from '../events/may-be-addressed.ts';
import type { Reconciler } from '../worker/reconcile.ts';
import type { WorkerParts } from '../worker/worker-parts.ts';
import { repositoriesServed } from './repositories-served.ts';

/** What a reconciliation looks through. @throws ForgeFailed */
export async function reconcilerOf(
  settings: OperatorSettings,
  { forge }: Pick<WorkerParts, 'forge'>,
): Promise<Reconciler> {
  return {
    repositories: await repositoriesServed(settings, forge),
    mayHoldCommand: mayBeAddressed,
  };
}
