import {
  AttachVolumeCommand,
  CreateLaunchTemplateCommand,
  CreateLaunchTemplateVersionCommand,
  CreateVolumeCommand,
  EC2Client,
  type RequestLaunchTemplateData,
  RunInstancesCommand,
  type RunInstancesCommandInput,
  StopInstancesCommand,
  TerminateInstancesCommand,
} from '@aws-sdk/client-ec2';
import type { Emulator } from '../../tools/adapters/emulator/emulator.ts';
import { Ec2FleetMachines } from '../../tools/adapters/fleet-machines/ec2-fleet-machines.ts';
import { emulatorClient } from '../../tools/emulator/environment.ts';
import type { MachinesAccount, NewVersion } from '../contracts/fleet-machines-contract.ts';

type Tags = Readonly<Record<string, string>>;

/** An account in which a test can also make what no contract asks for. */
export interface EmulatedMachines extends MachinesAccount {
  /** @returns the ids */
  run(input: Partial<RunInstancesCommandInput>, tags: Tags): Promise<readonly string[]>;
  addVersion(template: string, data: RequestLaunchTemplateData): Promise<void>;
  /** Makes a launch template with one version. @returns its id */
  newTemplate(name: string, data: RequestLaunchTemplateData): Promise<string>;
  newVolume(): Promise<string>;
  attach(volume: string, machine: string, device: string): Promise<void>;
}

const base64 = (text: string) => Buffer.from(text, 'utf8').toString('base64');

const tagged = (tags: Tags) => [
  { ResourceType: 'instance' as const, Tags: Object.entries(tags).map(([Key, Value]) => ({ Key, Value })) },
];

/** The EC2 of an emulator, filled as a test asks for it; all is of `image`. */
export function emulatedMachines({ endpoint }: Emulator, region: string, image: string): EmulatedMachines {
  const client = new EC2Client({ region, ...emulatorClient(endpoint) });
  const run: EmulatedMachines['run'] = async (input, tags) => {
    const command = { MinCount: 1, MaxCount: 1, TagSpecifications: tagged(tags), ...input };
    const { Instances = [] } = await client.send(new RunInstancesCommand(command));
    return Instances.map(({ InstanceId }) => given(InstanceId));
  };
  const newTemplate: EmulatedMachines['newTemplate'] = async (LaunchTemplateName, LaunchTemplateData) => {
    const command = new CreateLaunchTemplateCommand({ LaunchTemplateName, LaunchTemplateData });
    return given((await client.send(command)).LaunchTemplate?.LaunchTemplateId);
  };
  const addVersion: EmulatedMachines['addVersion'] = async (LaunchTemplateId, LaunchTemplateData) => {
    await client.send(new CreateLaunchTemplateVersionCommand({ LaunchTemplateId, LaunchTemplateData }));
  };
  const dataOf = ({ userData, gibibytes, tags }: NewVersion): RequestLaunchTemplateData => ({
    ImageId: image,
    InstanceType: 'm5.large',
    UserData: base64(userData),
    BlockDeviceMappings: [{ DeviceName: '/dev/sda1', Ebs: { VolumeSize: gibibytes } }],
    ...(tags && { TagSpecifications: tagged(tags) }),
  });
  return {
    cloud: new Ec2FleetMachines(region, new AbortController().signal, emulatorClient(endpoint)),
    image,
    run,
    newTemplate,
    addVersion,

    async addMachine({ tags, state = 'running', userData, spot, instanceType, template }) {
      const [id = ''] = await run(
        {
          ...(template
            ? { LaunchTemplate: { LaunchTemplateId: template.id, Version: `${template.version}` } }
            : { ImageId: image, InstanceType: 'm5.large' }),
          // The types of the tests are types of EC2; the SDK lists them all, and new ones later.
          ...(instanceType && {
            InstanceType: instanceType as NonNullable<RunInstancesCommandInput['InstanceType']>,
          }),
          ...(userData && { UserData: base64(userData) }),
          ...(spot && { InstanceMarketOptions: { MarketType: 'spot' } }),
        },
        tags,
      );
      if (state === 'stopped') await client.send(new StopInstancesCommand({ InstanceIds: [id] }));
      if (state === 'terminated') await client.send(new TerminateInstancesCommand({ InstanceIds: [id] }));
      return id;
    },

    async addTemplate(name, [first, ...further]) {
      const id = await newTemplate(name, first ? dataOf(first) : {});
      for (const version of further) await addVersion(id, dataOf(version));
      return id;
    },

    async newVolume() {
      const command = new CreateVolumeCommand({ AvailabilityZone: `${region}a`, Size: 8 });
      return given((await client.send(command)).VolumeId);
    },

    async attach(VolumeId, InstanceId, Device) {
      await client.send(new AttachVolumeCommand({ VolumeId, InstanceId, Device }));
    },
  };
}

function given(id: string | undefined): string {
  if (id === undefined) throw new Error('the emulator gave no id');
  return id;
}
