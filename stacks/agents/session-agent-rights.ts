import type { Fleet } from '../../fleet/schema/fleet.ts';
import { partitionOf } from '../account.ts';
import type { Statement } from '../policy-document.ts';
import type { ZoneRightsProps } from './zone-rights.ts';

/** Whether operators may open sessions on the machines of some pool (of the zone). */
export function hasSessions(fleet: Pick<Fleet, 'pools'>, zone?: string): boolean {
  return Object.values(fleet.pools).some(
    pool => pool.debug?.sessions === true && (zone === undefined || pool.trust === zone),
  );
}

/**
 * What the agent of Systems Manager needs for sessions, in zones with a pool that allows them; others go without,
 * since each right of a machine is a right of every build on it. AWS's own policy for this,
 * AmazonSSMManagedInstanceCore, also reads every parameter of the account, so it is not used.
 */
export function sessionAgentRights({ fleet, zone, account }: ZoneRightsProps): readonly Statement[] {
  if (!hasSessions(fleet, zone)) return [];
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
