import {
  CreateImageCommand,
  CreateLaunchTemplateCommand,
  CreateLaunchTemplateVersionCommand,
  CreateSnapshotCommand,
  CreateTagsCommand,
  CreateVolumeCommand,
  DescribeImagesCommand,
  EC2Client,
  RunInstancesCommand,
  StopInstancesCommand,
  TerminateInstancesCommand,
} from '@aws-sdk/client-ec2';
import type { Emulator } from '../../tools/adapters/emulator/emulator.ts';
import { Ec2MachineImages } from '../../tools/adapters/machine-images/ec2-machine-images.ts';
import type { ImageAccount } from '../contracts/machine-images-contract.ts';

/** The image that the emulator must have from the start; others are made from it, as Packer does it. */
export const BASE_IMAGE = {
  id: 'ami-0e5e1413a3bf2d262',
  name: 'base',
  architecture: 'x86_64',
} as const;

/** An account that can also hold snapshots of no image. */
export interface EmulatedAccount extends ImageAccount {
  /** @returns its id */
  addSnapshot(tags: Readonly<Record<string, string>>): Promise<string>;
}

/** The EC2 of an emulator, filled as a test asks for it. */
export function emulatedImages({ endpoint }: Emulator, region: string): EmulatedAccount {
  const config = { endpoint, credentials: { accessKeyId: 'emulator', secretAccessKey: 'emulator' } };
  const client = new EC2Client({ region, ...config });
  const snapshotsOf = async (image: string) => {
    const { Images = [] } = await client.send(new DescribeImagesCommand({ ImageIds: [image] }));
    return Images.flatMap(({ BlockDeviceMappings = [] }) =>
      BlockDeviceMappings.map(disk => given(disk.Ebs?.SnapshotId)),
    );
  };
  const tag = (Resources: string[], tags: Readonly<Record<string, string>>) => {
    const Tags = Object.entries(tags).map(([Key, Value]) => ({ Key, Value }));
    return client.send(new CreateTagsCommand({ Resources, Tags }));
  };
  const started = async (image: string) => {
    const input = { ImageId: image, MinCount: 1, MaxCount: 1 };
    const { Instances = [] } = await client.send(new RunInstancesCommand(input));
    return given(Instances[0]?.InstanceId);
  };
  return {
    cloud: new Ec2MachineImages(region, config),

    async addImage(name, tags) {
      const InstanceId = await started(BASE_IMAGE.id);
      const made = await client.send(new CreateImageCommand({ InstanceId, Name: name }));
      const id = given(made.ImageId);
      await client.send(new TerminateInstancesCommand({ InstanceIds: [InstanceId] }));
      await tag([id, ...(await snapshotsOf(id))], tags);
      return id;
    },

    async addSnapshot(tags) {
      const disk = { AvailabilityZone: `${region}a`, Size: 8 };
      const { VolumeId } = await client.send(new CreateVolumeCommand(disk));
      const id = given((await client.send(new CreateSnapshotCommand({ VolumeId }))).SnapshotId);
      await tag([id], tags);
      return id;
    },

    async addTemplate(name, [first, ...further]) {
      const version = (ImageId: string | undefined) => ({
        LaunchTemplateName: name,
        LaunchTemplateData: { ImageId: given(ImageId) },
      });
      await client.send(new CreateLaunchTemplateCommand(version(first)));
      for (const image of further) await client.send(new CreateLaunchTemplateVersionCommand(version(image)));
    },

    async addInstance(image, state) {
      const InstanceIds = [await started(image)];
      if (state === 'stopped') await client.send(new StopInstancesCommand({ InstanceIds }));
      if (state === 'terminated') await client.send(new TerminateInstancesCommand({ InstanceIds }));
    },
  };
}

function given(id: string | undefined): string {
  if (id === undefined) throw new Error('the emulator gave no id');
  return id;
}
