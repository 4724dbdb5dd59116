import { placeOf } from '../drift/place.ts';
import type { ProvisionWork } from './provision-work.ts';
import { ProvisionFailed } from './provisioner.ts';
import { idAt } from './state-ids.ts';

/** Which machine of the fleet. */
export type Wanted = 'leader' | { readonly pool: string; readonly host: number };

/**
 * Refuses to make a machine while one is there under its name that Terraform knows nothing of, as after a run that was
 * killed between asking EC2 for a machine and writing that down: there would be two.
 * @throws ProvisionFailed
 */
export async function refuseStrangers(
  wanted: Wanted,
  { address, instance }: { readonly address: string; readonly instance: string },
  { fleet, cloud, machines }: Pick<ProvisionWork, 'fleet' | 'cloud' | 'machines'>,
): Promise<void> {
  const known = [instance, idAt(await cloud.terraform.resources(), address)];
  const found = await machines.machines(fleet.fleet);
  const strangers = found.filter(machine => {
    const place = placeOf(fleet, machine);
    const isThere =
      wanted === 'leader'
        ? place?.kind === 'leader'
        : place?.kind === 'static' && place.pool === wanted.pool && place.host === wanted.host;
    return isThere && !known.includes(machine.id);
  });
  if (strangers.length === 0) return;
  const ids = strangers.map(({ id }) => id);
  throw new ProvisionFailed(
    `${ids.join(' and ')} ${ids.length > 1 ? 'are' : 'is'} named like \`${address}\`, and Terraform’s state does not know it`,
    {
      fix: `end it in EC2, or hand it to Terraform: \`cd ${cloud.folder} && terraform import ${address} ${ids[0]}\``,
      mayPass: false,
    },
  );
}
