import type { Snapshot, Volume } from '@aws-sdk/client-ec2';
import type { HomeSnapshot, HomeVolume } from './home-volumes.ts';

/** What EC2 says of a volume. */
export function readVolume(volume: Volume): HomeVolume {
  const [attachment] = volume.Attachments ?? [];
  return {
    id: volume.VolumeId ?? '',
    state: volume.State ?? '',
    zone: volume.AvailabilityZone ?? '',
    type: volume.VolumeType ?? '',
    gibibytes: volume.Size ?? 0,
    iops: volume.Iops,
    throughput: volume.Throughput,
    encrypted: volume.Encrypted ?? false,
    key: volume.KmsKeyId,
    tags: new Map((volume.Tags ?? []).map(({ Key = '', Value = '' }) => [Key, Value])),
    attached: attachment && {
      instance: attachment.InstanceId ?? '',
      device: attachment.Device ?? '',
    },
  };
}

/** What EC2 says of a snapshot. */
export const readHomeSnapshot = (snapshot: Snapshot): HomeSnapshot => ({
  id: snapshot.SnapshotId ?? '',
  volume: snapshot.VolumeId ?? '',
  state: snapshot.State ?? '',
  progress: Number.parseInt(snapshot.Progress ?? '', 10) || 0,
  begun: snapshot.StartTime?.getTime() ?? 0,
});
