import type { Image, Instance, LaunchTemplateVersion, Snapshot, Tag } from '@aws-sdk/client-ec2';
import type { DiskSnapshot, ImageTags, ImageUse, MachineImage } from './machine-images.ts';

const tagsOf = (tags: readonly Tag[] | undefined): ImageTags =>
  new Map((tags ?? []).map(({ Key = '', Value = '' }) => [Key, Value]));

const present = (ids: readonly (string | undefined)[]): readonly string[] =>
  ids.filter(id => id !== undefined && id !== '').map(String);

/** What EC2 says of an image. One without a date counts as made just now, so that nobody takes it for old. */
export function readImage(image: Image): MachineImage {
  const snapshots = image.BlockDeviceMappings?.map(disk => disk.Ebs?.SnapshotId) ?? [];
  return {
    id: image.ImageId ?? '',
    name: image.Name ?? '',
    tags: tagsOf(image.Tags),
    created: momentOf(image.CreationDate),
    arch: image.Architecture ?? '',
    state: image.State ?? '',
    snapshots: present(snapshots),
  };
}

/** What EC2 says of a snapshot. */
export function readSnapshot(snapshot: Snapshot): DiskSnapshot {
  return {
    id: snapshot.SnapshotId ?? '',
    tags: tagsOf(snapshot.Tags),
    created: snapshot.StartTime?.getTime() ?? Number.POSITIVE_INFINITY,
    state: snapshot.State ?? '',
  };
}

function momentOf(date: string | undefined): number {
  const moment = Date.parse(date ?? '');
  return Number.isNaN(moment) ? Number.POSITIVE_INFINITY : moment;
}

/** The image and the snapshots that a version of a launch template names. */
export function usesOfVersion(version: LaunchTemplateVersion): readonly ImageUse[] {
  const { LaunchTemplateData: data, LaunchTemplateName: name, VersionNumber: number } = version;
  const disks = data?.BlockDeviceMappings?.map(disk => disk.Ebs?.SnapshotId) ?? [];
  const by = `launch template ${name}, version ${number}`;
  return present([data?.ImageId, ...disks]).map(of => ({ of, by }));
}

/** The image of an instance. */
export function usesOfInstance({ ImageId, InstanceId, State }: Instance): readonly ImageUse[] {
  return present([ImageId]).map(of => ({ of, by: `instance ${InstanceId} (${State?.Name})` }));
}
