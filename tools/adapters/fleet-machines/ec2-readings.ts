import type { Instance, LaunchTemplateVersion } from '@aws-sdk/client-ec2';
import type { FleetMachine, TemplateVersion } from './fleet-machines.ts';
import { userDataHash } from './user-data-hash.ts';

/** The tags by which EC2 says from what a machine of a group was made. */
const TEMPLATE_TAGS = { id: 'aws:ec2launchtemplate:id', version: 'aws:ec2launchtemplate:version' } as const;

/** What EC2 may say instead of nothing. */
const EMPTY = ['', '[]', '{}'];

/** How far EC2 has got with metadata options, which is no setting. */
const PROGRESS = 'State';

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
    settings: new Map(texts.filter(([, text]) => !EMPTY.includes(text))),
  };
}

/** The hash of user data as EC2 hands it on. */
export const decodedHash = (base64 = ''): string =>
  userDataHash(Buffer.from(base64, 'base64').toString('utf8'));

/** JSON in which equal settings are equal texts: neither the order of keys nor that of lists counts with EC2. */
function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).sort().join()}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? '';
  const entries = Object.entries(value)
    .filter(([key, inner]) => inner !== undefined && key !== PROGRESS)
    .map(([key, inner]) => `${JSON.stringify(key)}:${canonical(inner)}`);
  return `{${entries.sort().join()}}`;
}
