import type { Fleet } from '../../../fleet/schema/fleet.ts';
import type { Ansible } from '../../adapters/ansible/ansible.ts';
import type { Files } from '../../adapters/files/files.ts';
import type { FleetMachines } from '../../adapters/fleet-machines/fleet-machines.ts';
import type { HomeVolumes } from '../../adapters/home-volumes/home-volumes.ts';
import type { Consoles } from '../../adapters/host-keys/consoles.ts';
import type { Cloud } from '../../cloud/cloud.ts';
import type { Configuration } from '../../emulator/configuration.ts';
import type { Steps, Tell } from '../../progress/steps.ts';
import type { OtherValues } from '../../synth/other-values.ts';

/** What machines are made and set up with. */
export interface ProvisionParts {
  readonly fleet: Fleet;
  /** Synthesises the fleet, by choice with other values than its files have, and makes Terraform ready. */
  readonly open: (other: OtherValues, steps: Steps) => Promise<Cloud>;
  readonly ansible: Ansible;
  readonly machines: Pick<FleetMachines, 'machines'>;
  readonly consoles: Consoles;
  readonly homes: Pick<HomeVolumes, 'volume' | 'restore'>;
  readonly files: Files;
  /** Waits, in milliseconds. */
  readonly pause: (milliseconds: number) => Promise<void>;
}

/** One piece of work with an opened fleet. */
export interface ProvisionWork extends ProvisionParts {
  readonly cloud: Cloud;
  /** Terraform's, with the values of this work. */
  readonly configuration: Configuration;
  readonly steps: Steps;
  readonly tell: Tell;
}
