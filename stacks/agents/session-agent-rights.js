import { partitionOf } from '../account.ts';
/** Whether operators may open sessions on the machines of some pool (of the zone). */
export function hasSessions(fleet, zone) {
    return Object.values(fleet.pools).some(pool => pool.debug?.sessions === true && (zone === undefined || pool.trust === zone));
}
/** What the agent of Systems Manager needs, in zones with a pool that allows sessions; others go without. */
export function sessionAgentRights({ fleet, zone, account }) {
    return hasSessions(fleet, zone) ? sessionRights(fleet, account) : [];
}
/**
 * What the agent of Systems Manager needs for sessions. AWS's own policy for this, AmazonSSMManagedInstanceCore,
 * also reads every parameter of the account, so it is not used.
 */
export function sessionRights(fleet, account) {
    return [
        {
            sid: 'SessionsRegister',
            actions: ['ssm:UpdateInstanceInformation'],
            resources: [`arn:${partitionOf(fleet.region)}:ec2:${fleet.region}:${account}:instance/*`],
        },
        {
            sid: 'SessionsTalk',
            actions: [
                'ssmmessages:CreateControlChannel',
                'ssmmessages:CreateDataChannel',
                'ssmmessages:OpenControlChannel',
                'ssmmessages:OpenDataChannel',
            ],
            // A channel has no ARN: AWS takes none here.
            resources: ['*'],
        },
    ];
}
