import type { Fleet } from '../../fleet/schema/fleet.ts';
import { cloudConfig } from '../cloud-config.ts';

/** The name under which the home volume is attached; on Nitro machines it appears as an NVMe disk with the volume's id. */
export const HOME_DEVICE = '/dev/sdf';

/** The volume of the Jenkins home, as the leader finds it. */
export interface HomeDisk {
  readonly volumeId: string;
  readonly device: string;
}

/** What the leader is told at its first boot: which fleet it is of and where its home is. The rest Ansible brings. */
export const leaderUserData = (fleet: Fleet, home: HomeDisk): string =>
  cloudConfig(fleet, { machine: { role: 'leader', home }, accounts: [] });
