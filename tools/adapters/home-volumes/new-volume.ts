import type { CreateVolumeCommandInput, Tag, VolumeType } from '@aws-sdk/client-ec2';
import type { RestoreWanted } from './home-volumes.ts';

/** The types whose speed is asked for; EC2 refuses a figure for the others. */
const WITH_IOPS = ['gp3', 'io1', 'io2'];
const WITH_THROUGHPUT = ['gp3'];

/** Tags that only AWS itself may set begin like this. */
const RESERVED = 'aws:';

/** Tags as EC2 takes them. */
export const tagList = (tags: Iterable<readonly [string, string]>): Tag[] =>
  [...tags].filter(([key]) => !key.startsWith(RESERVED)).map(([Key, Value]) => ({ Key, Value }));

/** How EC2 is asked for a volume with what is in a snapshot. The token makes it one volume, however often it is asked. */
export function newVolume({ snapshot, like }: RestoreWanted): CreateVolumeCommandInput {
  return {
    SnapshotId: snapshot,
    AvailabilityZone: like.zone,
    // The types are EC2's own words; the SDK lists those of its day.
    VolumeType: like.type as VolumeType,
    Size: like.gibibytes,
    Encrypted: like.encrypted,
    ...(like.key !== undefined && { KmsKeyId: like.key }),
    ...(WITH_IOPS.includes(like.type) && like.iops !== undefined && { Iops: like.iops }),
    ...(WITH_THROUGHPUT.includes(like.type) && like.throughput && { Throughput: like.throughput }),
    TagSpecifications: [{ ResourceType: 'volume', Tags: tagList(like.tags) }],
    ClientToken: `jenkins-home-${snapshot}`,
  };
}
