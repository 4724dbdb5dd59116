import { LaunchTemplate } from '@cdktf/provider-aws/lib/launch-template/index.js';
import { amiOf } from '../../fleet/images/pins.ts';
import { groupName } from '../../fleet/resolve/names.ts';
import { fleetTags, poolTags } from '../tags.ts';
import { agentUserData } from './agent-user-data.ts';
import { METADATA, ROOT_DEVICE } from './machine-settings.ts';
/** How a machine of an autoscaled pool is made. A change is for machines to come; those that run stay as they are. */
export function poolTemplate(scope, id, props) {
    const { fleet, name, pool } = props;
    const tags = poolTags(name, pool);
    // Auto Scaling does not hand the provider's default tags on to machines and volumes, so all stand here.
    const machineTags = { ...fleetTags(fleet), ...tags, Name: groupName(fleet, name) };
    return new LaunchTemplate(scope, id, {
        name: groupName(fleet, name),
        updateDefaultVersion: true,
        imageId: amiOf(props.pins, pool.image),
        instanceType: pool.instances[0].name,
        iamInstanceProfile: { name: props.profileName },
        metadataOptions: METADATA,
        userData: Buffer.from(agentUserData(fleet, name)).toString('base64'),
        blockDeviceMappings: [rootVolume(props)],
        networkInterfaces: [
            {
                // Said aloud, because the subnets of an existing network may hand out public addresses.
                associatePublicIpAddress: 'false',
                deleteOnTermination: 'true',
                securityGroups: [props.securityGroupId],
            },
        ],
        tagSpecifications: ['instance', 'volume'].map(resourceType => ({ resourceType, tags: machineTags })),
        tags,
    });
}
function rootVolume({ pool, keyArn }) {
    return {
        deviceName: ROOT_DEVICE,
        ebs: {
            volumeType: 'gp3',
            volumeSize: pool.root.toGibibytes(),
            encrypted: 'true',
            kmsKeyId: keyArn,
            deleteOnTermination: 'true',
        },
    };
}
