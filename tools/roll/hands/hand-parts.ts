import type { Fleet } from '../../../fleet/schema/fleet.ts';
import type { HomeVolumes } from '../../adapters/home-volumes/home-volumes.ts';
import type { JenkinsControl } from '../../adapters/jenkins/jenkins-control.ts';
import type { MachineGroups } from '../../adapters/machine-groups/machine-groups.ts';
import type { JenkinsFacts, MachineFacts } from '../facts.ts';
import type { Provisioner } from '../provision/provisioner.ts';
import type { Clock } from '../run/underway.ts';

/** What a roll reaches the world through. */
export interface HandParts {
  readonly fleet: Fleet;
  readonly control: JenkinsControl;
  /** The id of the account that `control` speaks for. */
  readonly account: string;
  /** Does not wait for a server that is starting. @throws JenkinsFailed */
  readonly readJenkins: () => Promise<JenkinsFacts>;
  readonly readMachines: () => Promise<readonly MachineFacts[]>;
  readonly groups: MachineGroups;
  readonly homes: HomeVolumes;
  readonly provisioner: Provisioner;
  readonly clock: Clock;
  /** How long is waited before it is looked again whether something has ended, in milliseconds. */
  readonly pause: number;
}
