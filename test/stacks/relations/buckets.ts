import { statementsOf } from '../policies.ts';
import { ofType, referencesIn, type StackView, textsIn } from '../stack-view.ts';
import type { Relation } from './relation.ts';

/** What must stand beside every bucket, and what makes it good enough. */
const GUARDS: Readonly<Record<string, (attributes: Readonly<Record<string, unknown>>) => boolean>> = {
  aws_s3_bucket_public_access_block: attributes =>
    ['block_public_acls', 'block_public_policy', 'ignore_public_acls', 'restrict_public_buckets'].every(
      key => attributes[key] === true,
    ),
  aws_s3_bucket_ownership_controls: ({ rule }) => textsIn(rule).includes('BucketOwnerEnforced'),
  aws_s3_bucket_server_side_encryption_configuration: ({ rule }) =>
    textsIn(rule).some(text => text === 'aws:kms' || text === 'AES256'),
  aws_s3_bucket_lifecycle_configuration: ({ rule }) => textsIn(rule).includes('Enabled'),
  aws_s3_bucket_policy: ({ policy }) => textsIn(policy).some(text => text.includes('aws:SecureTransport')),
};

function guardsOf(view: StackView, type: string, bucket: string) {
  return ofType(view, type).filter(({ attributes }) =>
    textsIn(attributes.bucket).flatMap(referencesIn).includes(bucket),
  );
}

/** Every bucket is private, encrypted, its owner's alone, has an end for its objects, and refuses plain HTTP. */
export const buckets: Relation = view =>
  ofType(view, 'aws_s3_bucket').flatMap(({ address }) => [
    ...Object.entries(GUARDS)
      .filter(([type, good]) => !guardsOf(view, type, address).some(({ attributes }) => good(attributes)))
      .map(([type]) => `${address} has no good ${type}`),
    ...refusalOf(view, address),
  ]);

function refusalOf(view: StackView, bucket: string): readonly string[] {
  const refused = statementsOf(view).some(
    ({ address, Effect, Action, Resource = [], Condition }) =>
      guardsOf(view, 'aws_s3_bucket_policy', bucket).some(policy => policy.address === address) &&
      Effect === 'Deny' &&
      Action.includes('s3:*') &&
      [`\${${bucket}.arn}`, `\${${bucket}.arn}/*`].every(arn => Resource.includes(arn)) &&
      Condition?.Bool?.['aws:SecureTransport']?.includes('false'),
  );
  return refused ? [] : [`${bucket} does not refuse plain HTTP for itself and its objects`];
}
