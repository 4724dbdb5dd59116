import { Instance } from '@cdktf/provider-aws/lib/instance/index.js';
import { VolumeAttachment } from '@cdktf/provider-aws/lib/volume-attachment/index.js';
import { Construct } from 'constructs';
import { amiOf, type ImagePins } from '../../fleet/images/pins.ts';
import type { Fleet } from '../../fleet/schema/fleet.ts';
import { METADATA } from '../agents/machine-settings.ts';
import { hasOperators } from '../agents/session-policy.ts';
import { THIS } from '../logical-id.ts';
import type { FleetNetwork } from '../network/fleet-network.ts';
import { SESSIONS_TAG } from '../tags.ts';
import { HOME_DEVICE, leaderUserData } from './user-data.ts';

/**
 * What changes only when the leader is replaced on purpose (`terraform apply -replace`, which then takes the new
 * values). At an apply a new image, subnet or key would replace it, and a new type or user data would stop and start
 * it: with each of them every running build would die.
 */
const ROLLED = ['ami', 'instance_type', 'subnet_id', 'user_data', 'root_block_device[0].kms_key_id'];

/** What the machine is made with. */
export interface LeaderMachineProps {
  readonly fleet: Fleet;
  readonly pins: ImagePins;
  readonly network: FleetNetwork;
  readonly securityGroupId: string;
  readonly profileName: string;
  readonly keyArn: string;
  readonly homeVolumeId: string;
}

/** The machine that runs Jenkins (B3): without a public address, and with the home on a volume that outlives it. */
export class LeaderMachine extends Construct {
  readonly instanceId: string;
  readonly privateIp: string;

  constructor(scope: Construct, id: string, props: LeaderMachineProps) {
    super(scope, id);
    const instance = this.#instance(props);
    new VolumeAttachment(this, 'home', {
      deviceName: HOME_DEVICE,
      instanceId: instance.id,
      volumeId: props.homeVolumeId,
      // A file system that is cut off while Jenkins writes to it may be lost.
      stopInstanceBeforeDetaching: true,
    });
    this.instanceId = instance.id;
    this.privateIp = instance.privateIp;
  }

  #instance({ fleet, pins, network, ...props }: LeaderMachineProps): Instance {
    const tags = {
      Name: `${fleet.fleet}-leader`,
      role: 'leader',
      ...(hasOperators(fleet) && { [SESSIONS_TAG.key]: SESSIONS_TAG.allowed }),
    };
    return new Instance(this, THIS, {
      ami: amiOf(pins, fleet.leader.image),
      instanceType: fleet.leader.instance.name,
      subnetId: network.privateSubnetIds[0] ?? '',
      associatePublicIpAddress: false,
      vpcSecurityGroupIds: [props.securityGroupId],
      iamInstanceProfile: props.profileName,
      // Jenkins asks for its rights from inside a container, one hop further away, as builds do on agents.
      metadataOptions: METADATA,
      monitoring: true,
      disableApiTermination: true,
      rootBlockDevice: {
        volumeType: 'gp3',
        volumeSize: fleet.leader.volumes.root.toGibibytes(),
        encrypted: true,
        kmsKeyId: props.keyArn,
        tags,
      },
      userData: leaderUserData(fleet, { volumeId: props.homeVolumeId, device: HOME_DEVICE }),
      tags,
      lifecycle: { ignoreChanges: ROLLED },
    });
  }
}
