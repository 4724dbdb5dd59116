import type { Fleet } from '../../../fleet/schema/fleet.ts';
import { ProgramAnsible } from '../../adapters/ansible/program-ansible.ts';
import { Ec2FleetMachines } from '../../adapters/fleet-machines/ec2-fleet-machines.ts';
import { Ec2HomeVolumes } from '../../adapters/home-volumes/ec2-home-volumes.ts';
import { Ec2Consoles } from '../../adapters/host-keys/ec2-consoles.ts';
import { type CloudOptions, openCloud } from '../../cloud/cloud.ts';
import { emulatorClient } from '../../emulator/environment.ts';
import type { World } from '../../world.ts';
import type { Clock } from '../run/underway.ts';
import { FleetProvisioner } from './fleet-provisioner.ts';
import type { ProvisionParts } from './provision-work.ts';
import type { Provisioner } from './provisioner.ts';

/**
 * The provisioner of a fleet over Terraform, Ansible and EC2. Nothing is started or asked before the first act.
 * @param other parts instead of the real ones, such as a played Ansible where the machines are an emulator's
 */
export function openProvisioner(
  {
    fleet,
    named,
    clock,
  }: { readonly fleet: Fleet; readonly named: string | undefined; readonly clock: Pick<Clock, 'sleep'> },
  options: CloudOptions,
  world: World,
  other: Partial<ProvisionParts> = {},
): Provisioner {
  const { signal, environment, programs, files } = world;
  const client = options.emulator === undefined ? {} : emulatorClient(options.emulator);
  return new FleetProvisioner({
    fleet,
    open: (values, steps) => openCloud(named, options, steps, world, values),
    ansible: new ProgramAnsible({ programs, program: 'ansible-playbook', environment, signal }),
    machines: new Ec2FleetMachines(fleet.region, signal, client),
    consoles: new Ec2Consoles(fleet.region, client),
    homes: new Ec2HomeVolumes(fleet.region, signal, client),
    files,
    pause: milliseconds => clock.sleep(milliseconds),
    ...other,
  });
}
