import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { statementsOf } from '../policies.ts';
import { ofType } from '../stack-view.ts';
import { synthesised } from '../synthesised.ts';
import { fleetWith, PLAIN_POOL } from '../written-fleet.ts';

/** IAM counts no white space, and at most so many characters in a managed policy. */
const LONGEST_POLICY = 6_144;
/** `arn:aws-us-gov:autoscaling:us-gov-west-1:` account `:autoScalingGroup:` UUID `:autoScalingGroupName/` name */
const LONGEST_GROUP_ARN = 41 + 12 + 18 + 36 + 22 + 61;

function fleetOf(pools: number) {
  return fleetWith({
    pools: Object.fromEntries(Array.from({ length: pools }, (_, index) => [`pool-${index}`, PLAIN_POOL])),
    secrets: { token: {} },
  });
}

describe('the rights of the leader', () => {
  it('fit into policies however many groups there are', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 130 }), pools => {
        const policies = ofType(synthesised(fleetOf(pools)), 'aws_iam_policy');
        for (const { attributes } of policies) {
          const text = String(attributes.policy).replaceAll(/\$\{[^}]*\}/g, 'x'.repeat(LONGEST_GROUP_ARN));
          expect(text.length).toBeLessThanOrEqual(LONGEST_POLICY);
        }
      }),
      { numRuns: 6 },
    );
  });

  it('read the secrets of this fleet and use the key for these only', () => {
    const rights = statementsOf(synthesised(fleetOf(1))).filter(
      ({ address }) => address === 'aws_iam_role_policy.leader_role_rights',
    );
    const secret = Object.keys(fleetOf(1).secrets).map(
      name => `\${aws_secretsmanager_secret.stores_secret_${name}.arn}`,
    );
    expect(rights.find(({ Sid }) => Sid === 'SecretsRead')?.Resource).toEqual(secret);
    const key = rights.find(({ Action }) => Action.includes('kms:Decrypt'));
    expect(key?.Condition?.StringEquals?.['kms:EncryptionContext:SecretARN']).toEqual(secret);
  });
});
