import { TerraformElement } from 'cdktf';
import { accessLogBucketName, artefactBucketName, cacheBucketName } from '../fleet/resolve/names.ts';
/** The outputs of the stack: names and ids for the tools that drain, roll and look at the fleet. Never a secret. */
export function addOutputs(stack, props) {
    const { fleet, leader, groups, hosts, loadBalancer, sessionPolicyArn } = props;
    const buckets = {
        access_logs: accessLogBucketName(fleet),
        artefacts: artefactBucketName(fleet),
        caches: mapValues(fleet.trust, zone => cacheBucketName(fleet, zone)),
    };
    const outputs = {
        url: `https://${fleet.domain}/`,
        leader_instance_id: leader.instanceId,
        leader_private_ip: leader.privateIp,
        leader_home_volume_id: leader.homeVolumeId,
        load_balancer_name: loadBalancer.name,
        groups: Object.fromEntries([...groups].map(([pool, group]) => [pool, group.name])),
        hosts: Object.fromEntries([...hosts].map(([pool, list]) => [
            pool,
            list.map(host => ({ id: host.id, private_ip: host.privateIp })),
        ])),
        buckets,
        ...(sessionPolicyArn !== undefined && { session_policy_arn: sessionPolicyArn }),
    };
    for (const [name, value] of Object.entries(outputs))
        new Output(stack, name, value);
}
/** cdktf's own output makes Node 24 warn of a deprecated call at each synthesis. */
class Output extends TerraformElement {
    #value;
    constructor(stack, name, value) {
        super(stack, name);
        this.#value = value;
    }
    toTerraform() {
        return { output: { [this.node.id]: { value: this.#value } } };
    }
}
function mapValues(map, value) {
    return Object.fromEntries(Object.keys(map).map(key => [key, value(key)]));
}
