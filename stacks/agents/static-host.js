import { Instance } from '@cdktf/provider-aws/lib/instance/index.js';
import { amiOf } from '../../fleet/images/pins.ts';
import { hostTag } from '../../fleet/resolve/names.ts';
import { poolTags } from '../tags.ts';
import { agentUserData } from './agent-user-data.ts';
import { METADATA } from './machine-settings.ts';
/**
 * What changes only when a host is replaced on purpose (`terraform apply -replace`), which then takes the new
 * values: each of these would otherwise end or stop the host, with the builds on it, at the next apply (B42).
 */
const ROLLED = ['ami', 'instance_type', 'subnet_id', 'associate_public_ip_address', 'user_data'];
/** One long-lived host (B30), a resource of its own so that it can be replaced alone. Hosts count from 1. */
export function staticHost(scope, props, host) {
    const { fleet, name, pool, subnetIds } = props;
    const subnetId = subnetIds[(host - 1) % subnetIds.length];
    if (subnetId === undefined)
        throw new RangeError('the network has no private subnet');
    const tags = { ...poolTags(name, pool), Name: hostTag(fleet, name, host) };
    return new Instance(scope, String(host), {
        ami: amiOf(props.pins, pool.image),
        instanceType: pool.instances[0].name,
        subnetId,
        associatePublicIpAddress: false,
        vpcSecurityGroupIds: [props.securityGroupId],
        iamInstanceProfile: props.profileName,
        metadataOptions: METADATA,
        userData: agentUserData(fleet, name),
        rootBlockDevice: {
            volumeType: 'gp3',
            volumeSize: pool.root.toGibibytes(),
            encrypted: true,
            kmsKeyId: props.keyArn,
            tags,
        },
        tags,
        lifecycle: { ignoreChanges: ROLLED },
    });
}
