import { z } from 'zod';

const policySchema = z.looseObject({
  Statement: z.array(
    z.looseObject({
      Effect: z.string(),
      Condition: z.unknown().optional(),
      Resource: z.unknown().optional(),
    }),
  ),
});

/** The account that moto plays. */
const ACCOUNT = 'arn:aws:iam::123456789012:root';

/**
 * A bucket policy without the statements that deny on a condition: moto does not look at conditions, so that
 * "deny what comes over plain HTTP" denies everything. Undefined: nothing to relax, or no literal policy.
 */
export function relaxedPolicy(policy: unknown): string | undefined {
  const document = policyDocument(policy);
  if (document === undefined) return undefined;
  const kept = document.Statement.filter(
    ({ Effect, Condition }) => !(Effect === 'Deny' && Condition !== undefined),
  );
  if (kept.length === document.Statement.length) return undefined;
  // A policy must say something, and other resources may refer to it: what the account may do anyway.
  const Statement = kept.length > 0 ? kept : [harmless(document.Statement[0]?.Resource)];
  return JSON.stringify({ ...document, Statement });
}

const harmless = (resource: unknown) => ({
  Sid: 'OnlyOnTheEmulator',
  Effect: 'Allow',
  Principal: { AWS: ACCOUNT },
  Action: 's3:*',
  Resource: resource,
});

function policyDocument(text: unknown) {
  if (typeof text !== 'string') return undefined;
  try {
    return policySchema.safeParse(JSON.parse(text)).data;
  } catch {
    // A reference such as `${data.aws_iam_policy_document.x.json}`.
    return undefined;
  }
}
