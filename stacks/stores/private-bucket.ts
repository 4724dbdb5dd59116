import { S3Bucket } from '@cdktf/provider-aws/lib/s3-bucket/index.js';
import { S3BucketOwnershipControls } from '@cdktf/provider-aws/lib/s3-bucket-ownership-controls/index.js';
import { S3BucketPolicy } from '@cdktf/provider-aws/lib/s3-bucket-policy/index.js';
import { S3BucketPublicAccessBlock } from '@cdktf/provider-aws/lib/s3-bucket-public-access-block/index.js';
import { S3BucketServerSideEncryptionConfigurationA } from '@cdktf/provider-aws/lib/s3-bucket-server-side-encryption-configuration/index.js';
import { S3BucketVersioningA } from '@cdktf/provider-aws/lib/s3-bucket-versioning/index.js';
import { Construct } from 'constructs';
import type { Duration } from '../../fleet/values/duration.ts';
import { THIS } from '../logical-id.ts';
import { policyDocument, type Statement } from '../policy-document.ts';
import { BucketLifecycle } from './bucket-lifecycle.ts';

/** What a private bucket is for. */
export interface PrivateBucketProps {
  readonly name: string;
  /** The key that encrypts it. Without it S3's own key does, which is all that load balancer logs allow. */
  readonly keyArn?: string;
  /** How long an object is kept; whole days. */
  readonly expireAfter: Duration;
  /** Its objects cannot be made again: they are versioned, and Terraform refuses to destroy the bucket. */
  readonly dataBearing: boolean;
  /** What its policy says beside the refusal of plain HTTP. */
  readonly extraStatements?: (bucketArn: string) => readonly Statement[];
}

/** A bucket that nobody outside the account reads: encrypted, TLS only, one owner, and with an end for each object. */
export class PrivateBucket extends Construct {
  readonly arn: string;
  /** The name as Terraform knows it, so that what uses it is made after it. */
  readonly name: string;
  /** The same name, known only when the policy is in force: for services that try to write at once. */
  readonly openName: string;

  constructor(scope: Construct, id: string, props: PrivateBucketProps) {
    super(scope, id);
    const bucket = new S3Bucket(this, THIS, {
      bucket: props.name,
      ...(props.dataBearing && { lifecycle: { preventDestroy: true } }),
    });
    this.arn = bucket.arn;
    this.name = bucket.bucket;
    this.#close();
    this.#encrypt(props.keyArn);
    if (props.dataBearing)
      new S3BucketVersioningA(this, 'versioning', {
        bucket: this.name,
        versioningConfiguration: { status: 'Enabled' },
      });
    new BucketLifecycle(this, 'lifecycle', {
      bucket: this.name,
      expireAfter: props.expireAfter,
      versioned: props.dataBearing,
    });
    this.openName = this.#allow(props.extraStatements?.(this.arn) ?? []);
  }

  #close(): void {
    new S3BucketPublicAccessBlock(this, 'public-access', {
      bucket: this.name,
      blockPublicAcls: true,
      blockPublicPolicy: true,
      ignorePublicAcls: true,
      restrictPublicBuckets: true,
    });
    new S3BucketOwnershipControls(this, 'ownership', {
      bucket: this.name,
      rule: { objectOwnership: 'BucketOwnerEnforced' },
    });
  }

  #encrypt(keyArn: string | undefined): void {
    new S3BucketServerSideEncryptionConfigurationA(this, 'encryption', {
      bucket: this.name,
      rule: [
        {
          applyServerSideEncryptionByDefault:
            keyArn === undefined
              ? { sseAlgorithm: 'AES256' }
              : { sseAlgorithm: 'aws:kms', kmsMasterKeyId: keyArn },
          // One data key for many objects. It also makes the bucket's ARN the encryption context, which rights name.
          bucketKeyEnabled: keyArn !== undefined,
        },
      ],
    });
  }

  #allow(extra: readonly Statement[]): string {
    const tlsOnly: Statement = {
      sid: 'TlsOnly',
      effect: 'Deny',
      principals: '*',
      actions: ['s3:*'],
      resources: [this.arn, `${this.arn}/*`],
      conditions: { Bool: { 'aws:SecureTransport': 'false' } },
    };
    const policy = policyDocument([tlsOnly, ...extra]);
    return new S3BucketPolicy(this, 'policy', { bucket: this.name, policy }).bucket;
  }
}
