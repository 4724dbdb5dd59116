import { describe, expect, it } from 'vitest';
import { emulatorOverride } from '../../../tools/emulator/override.ts';
import { relaxedPolicy } from '../../../tools/emulator/relaxed-policy.ts';

const tlsOnly = {
  Sid: 'TlsOnly',
  Effect: 'Deny',
  Principal: '*',
  Action: 's3:*',
  Resource: ['arn:aws:s3:::b'],
  Condition: { Bool: { 'aws:SecureTransport': 'false' } },
};
const delivery = {
  Effect: 'Allow',
  Principal: { Service: 'logs.example' },
  Action: 's3:PutObject',
  Resource: 'r',
};
const policyOf = (...Statement: readonly object[]) => JSON.stringify({ Version: '2012-10-17', Statement });

describe('a bucket policy', () => {
  it('loses what is denied on a condition, and keeps the rest', () => {
    expect(JSON.parse(relaxedPolicy(policyOf(tlsOnly, delivery)) ?? '')).toEqual(
      JSON.parse(policyOf(delivery)),
    );
  });

  it('stays as it is when nothing is denied on a condition', () => {
    const { Condition: _, ...denied } = tlsOnly;
    for (const policy of [policyOf(delivery), policyOf(denied), policyOf()])
      expect(relaxedPolicy(policy)).toBeUndefined();
  });

  it('never gets empty, and denies nothing then', () => {
    const { Statement } = JSON.parse(relaxedPolicy(policyOf(tlsOnly)) ?? '');
    expect(Statement).toHaveLength(1);
    expect(Statement[0]).toMatchObject({ Effect: 'Allow', Resource: tlsOnly.Resource });
  });

  it('that is no literal is left alone', () => {
    for (const policy of [
      `\${${'data.aws_iam_policy_document.p.json'}}`,
      '{',
      7,
      undefined,
      '{"Statement": 1}',
    ])
      expect(relaxedPolicy(policy)).toBeUndefined();
  });

  it('is relaxed in the override, and no other policy is', () => {
    const policy = policyOf(tlsOnly);
    const { json } = emulatorOverride({
      resource: { aws_s3_bucket_policy: { p: { policy } }, aws_sns_topic_policy: { p: { policy } } },
    });
    expect(json).toHaveProperty('resource', {
      aws_s3_bucket_policy: { p: { policy: relaxedPolicy(policy) } },
    });
  });
});
