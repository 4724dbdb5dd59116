import { applyCloud, planCloud } from '../../cloud/planned.ts';
import type { MachineAddress } from './machine-addresses.ts';
import { namedMachines } from './present-outputs.ts';
import type { ProvisionWork } from './provision-work.ts';
import { ProvisionFailed } from './provisioner.ts';
import { idAt } from './state-ids.ts';
import { strayChanges } from './stray-changes.ts';

/** A machine that is to be another one. */
export interface Replacement extends MachineAddress {
  /** The machine that goes. */
  readonly instance: string;
  readonly mayUpdate?: readonly string[];
  /** Done before the machine goes, when it is still there. */
  readonly before?: () => Promise<void>;
}

/**
 * Has Terraform replace one machine. When another is in its place already, what an interrupted run has left is finished.
 * @returns the machine in place
 */
export async function replaceMachine(replacement: Replacement, work: ProvisionWork): Promise<string> {
  const { machine, hangsOn, instance, mayUpdate = [], before } = replacement;
  const { terraform } = work.cloud;
  const goes = idAt(await terraform.resources(), machine) === instance;
  if (goes) await before?.();
  const targets = [machine, ...hangsOn, ...mayUpdate];
  const planned = await planCloud(terraform, { targets, ...(goes && { replace: [machine] }) }, work.steps);
  const stray = strayChanges(planned.changes, replacement);
  if (stray.length > 0)
    throw new ProvisionFailed(
      `Terraform would change more than \`${machine}\`:${stray.map(({ kind, address }) => `\n  ${kind} ${address}`).join('')}`,
      { fix: 'run `fleet apply` first, so that the cloud is as the fleet file says', mayPass: false },
    );
  if (planned.changes.length > 0) await applyCloud(terraform, planned, work.steps);
  const id = idAt(await terraform.resources(), machine);
  if (id === undefined) throw new ProvisionFailed(`Terraform made no \`${machine}\``, { mayPass: true });
  await refreshOutputs(work);
  return id;
}

/** Outputs that name several machines keep the old one; with all of these as targets Terraform writes them anew. */
async function refreshOutputs({ cloud: { terraform }, configuration, steps }: ProvisionWork): Promise<void> {
  const targets = namedMachines(configuration);
  const state = await terraform.resources();
  // Of a machine that is missing the outputs cannot be known; they follow when it is made.
  if (targets.some(address => !state.has(address))) return;
  await steps.step('outputs', async () => {
    const { changed } = await terraform.plan({ refreshOnly: true, targets });
    if (changed) await terraform.apply();
  });
}
