import type { Instance, LaunchTemplateVersion } from '@aws-sdk/client-ec2';
import type { FleetMachine, TemplateVersion } from './fleet-machines.ts';
import { userDataHash } from './user-data-hash.ts';

/** The tags by which EC2 says from what a machine of a group was made. */
const TEMPLATE_TAGS = { id: 'aws:ec2launchtemplate:id', version: 'aws:ec2launchtemplate:version' } as const;

/** What EC2 says of a machine. */
export function readMachine(instance: Instance): FleetMachine {
  const tags = new Map((instance.Tags ?? []).map(({ Key = '', Value = '' }) => [Key, Value]));
  const volumes = (instance.BlockDeviceMappings ?? []).map(
    ({ DeviceName = '', Ebs }) => [DeviceName, Ebs?.VolumeId ?? ''] as const,
  );
  return {
    id: instance.InstanceId ?? '',
    tags,
    state: instance.State?.Name ?? '',
    image: instance.ImageId ?? '',
    instanceType: instance.InstanceType ?? '',
    spot: instance.InstanceLifecycle === 'spot',
    launchedAt: instance.LaunchTime?.getTime() ?? 0,
    privateIp: instance.PrivateIpAddress,
    subnet: instance.SubnetId,
    template: templateOf(tags),
    volumes: new Map(volumes),
  };
}

function templateOf(tags: ReadonlyMap<string, string>): FleetMachine['template'] {
  const id = tags.get(TEMPLATE_TAGS.id);
  const version = tags.get(TEMPLATE_TAGS.version) ?? '';
  return id !== undefined && /^\d+$/.test(version) ? { id, version: Number(version) } : undefined;
}

/** What EC2 says of a version of a launch template. Tags make no difference to a machine, so they are left out. */
export function readVersion({
  VersionNumber,
  LaunchTemplateData = {},
}: LaunchTemplateVersion): TemplateVersion {
  const { ImageId, InstanceType, UserData, TagSpecifications: _, ...settings } = LaunchTemplateData;
  const texts = Object.entries(settings).map(([key, value]) => [key, canonical(value)] as const);
  return {
    number: VersionNumber ?? 0,
    image: ImageId,
    instanceType: InstanceType,
    userData: decodedHash(UserData),
    settings: new Map(texts.filter(([, text]) => text !== '' && text !== '[]' && text !== '{}')),
  };
}

/** The hash of user data as EC2 hands it on. */
export const decodedHash = (base64 = ''): string =>
  userDataHash(Buffer.from(base64, 'base64').toString('utf8'));

/** JSON in which equal values are equal texts: keys are sorted, and what is undefined is left out. */
const canonical = (value: unknown): string =>
  JSON.stringify(value, (_, inner: unknown) =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  ) ?? '';
