import { CloudRefused } from '../aws/cloud-refused.ts';
import type { HomeVolume, SwapWanted } from './home-volumes.ts';

const GONE = ['deleting', 'deleted', 'error'];

/** Which of a fleet's volumes is its home. @param volumes the newest first @throws CloudRefused when two are attached */
export function theHome(volumes: readonly HomeVolume[]): HomeVolume | undefined {
  const there = volumes.filter(({ state }) => !GONE.includes(state));
  const attached = there.filter(volume => volume.attached !== undefined);
  if (attached.length > 1)
    throw new CloudRefused(
      'ec2:DescribeVolumes',
      'SeveralHomes',
      `${attached.map(({ id }) => id).join(' and ')} are both tagged as the Jenkins home and attached; only one can be`,
    );
  return attached[0] ?? there[0];
}

/** The place that a volume is to be put in holds something else than the one that is to go. */
export const refusedAsFull = ({ instance, device, from }: SwapWanted, there: string): CloudRefused =>
  new CloudRefused(
    'ec2:AttachVolume',
    'OtherVolume',
    `${device} of ${instance} holds ${there}, not ${from}; it was left there`,
  );
