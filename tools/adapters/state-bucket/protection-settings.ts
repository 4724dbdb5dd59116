import type {
  BucketLifecycleConfiguration,
  PublicAccessBlockConfiguration,
  ServerSideEncryptionConfiguration,
} from '@aws-sdk/client-s3';

/** Nothing in the bucket can be made public, whatever an object or a policy says. */
export const PUBLIC_ACCESS_BLOCK: PublicAccessBlockConfiguration = {
  BlockPublicAcls: true,
  BlockPublicPolicy: true,
  IgnorePublicAcls: true,
  RestrictPublicBuckets: true,
};

/** KMS with the account's S3 key: the bucket is there before any key of the fleet. */
export const ENCRYPTION: ServerSideEncryptionConfiguration = {
  Rules: [{ ApplyServerSideEncryptionByDefault: { SSEAlgorithm: 'aws:kms' }, BucketKeyEnabled: true }],
};

/** Old states are kept for 90 days, so that a bad apply can be looked into. */
export const LIFECYCLE: BucketLifecycleConfiguration = {
  Rules: [
    {
      ID: 'old-states',
      Status: 'Enabled',
      Filter: { Prefix: '' },
      NoncurrentVersionExpiration: { NoncurrentDays: 90 },
      AbortIncompleteMultipartUpload: { DaysAfterInitiation: 7 },
    },
  ],
};

const TLS_ONLY = 'TlsOnly';

/** Denies every request that does not come over TLS. */
export const tlsOnlyPolicy = (bucket: string): string =>
  JSON.stringify({
    Version: '2012-10-17',
    Statement: [
      {
        Sid: TLS_ONLY,
        Effect: 'Deny',
        Principal: '*',
        Action: 's3:*',
        Resource: [`arn:aws:s3:::${bucket}`, `arn:aws:s3:::${bucket}/*`],
        Condition: { Bool: { 'aws:SecureTransport': 'false' } },
      },
    ],
  });

/** Whether a policy's text has the statement of `tlsOnlyPolicy`. */
export const isTlsOnly = (policy: string | undefined): boolean => policy?.includes(`"${TLS_ONLY}"`) === true;
