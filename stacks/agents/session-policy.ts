import { IamPolicy } from '@cdktf/provider-aws/lib/iam-policy/index.js';
import type { Construct } from 'constructs';
import type { Fleet } from '../../fleet/schema/fleet.ts';
import { Account, partitionOf } from '../account.ts';
import { policyDocument, type Statement } from '../policy-document.ts';
import { SESSIONS_TAG } from '../tags.ts';

/**
 * The policy to give to operators: sessions on this fleet's machines that allow them, and nothing else (B33).
 * Who the operators are is not the fleet's to say, so it is attached to nobody.
 */
export function sessionPolicy(scope: Construct, id: string, fleet: Fleet): IamPolicy {
  return new IamPolicy(scope, id, {
    name: `${fleet.fleet}-sessions`,
    description: `Sessions on machines of the fleet ${fleet.fleet} that allow them`,
    policy: policyDocument(statements(fleet, Account.of(scope).id)),
  });
}

/** The document of AWS, in no account, with which operators reach the leader's SSH and, through it, static hosts. */
function sshDocument({ region, leader }: Fleet): readonly string[] {
  if (!hasOperators({ leader })) return [];
  return [`arn:${partitionOf(region)}:ssm:${region}::document/AWS-StartSSHSession`];
}

/** Whether somebody may log in to the leader. */
export const hasOperators = ({ leader }: Pick<Fleet, 'leader'>): boolean =>
  Object.keys(leader.operators).length > 0;

function statements(fleet: Fleet, account: string): readonly Statement[] {
  const arnOf = (service: string, rest: string) =>
    `arn:${partitionOf(fleet.region)}:${service}:${fleet.region}:${account}:${rest}`;
  return [
    {
      sid: 'SessionsStart',
      actions: ['ssm:StartSession'],
      resources: [arnOf('ec2', 'instance/*')],
      conditions: {
        StringEquals: {
          'ssm:resourceTag/fleet': fleet.fleet,
          [`ssm:resourceTag/${SESSIONS_TAG.key}`]: SESSIONS_TAG.allowed,
        },
      },
    },
    {
      sid: 'SessionsShell',
      actions: ['ssm:StartSession'],
      resources: [arnOf('ssm', 'document/SSM-SessionManagerRunShell'), ...sshDocument(fleet)],
    },
    {
      sid: 'SessionsOwn',
      actions: ['ssm:ResumeSession', 'ssm:TerminateSession'],
      // The double dollar is Terraform's way to leave the name to IAM, which puts the caller's id there.
      resources: [arnOf('ssm', 'session/$${aws:userid}-*')],
    },
  ];
}
