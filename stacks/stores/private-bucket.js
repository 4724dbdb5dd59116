import { S3Bucket } from '@cdktf/provider-aws/lib/s3-bucket/index.js';
import { S3BucketOwnershipControls } from '@cdktf/provider-aws/lib/s3-bucket-ownership-controls/index.js';
import { S3BucketPolicy } from '@cdktf/provider-aws/lib/s3-bucket-policy/index.js';
import { S3BucketPublicAccessBlock } from '@cdktf/provider-aws/lib/s3-bucket-public-access-block/index.js';
import { S3BucketServerSideEncryptionConfigurationA } from '@cdktf/provider-aws/lib/s3-bucket-server-side-encryption-configuration/index.js';
import { S3BucketVersioningA } from '@cdktf/provider-aws/lib/s3-bucket-versioning/index.js';
import { Construct } from 'constructs';
import { THIS } from '../logical-id.ts';
import { policyDocument } from '../policy-document.ts';
import { BucketLifecycle } from './bucket-lifecycle.ts';
/** A bucket that nobody outside the account reads: encrypted, TLS only, one owner, and with an end for each object. */
export class PrivateBucket extends Construct {
    arn;
    /** The name as Terraform knows it, so that what uses it is made after it. */
    name;
    /** The same name, known only when the policy is in force: for services that try to write at once. */
    openName;
    constructor(scope, id, props) {
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
    #close() {
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
    #encrypt(keyArn) {
        new S3BucketServerSideEncryptionConfigurationA(this, 'encryption', {
            bucket: this.name,
            rule: [
                {
                    applyServerSideEncryptionByDefault: keyArn === undefined
                        ? { sseAlgorithm: 'AES256' }
                        : { sseAlgorithm: 'aws:kms', kmsMasterKeyId: keyArn },
                    // One data key for many objects. It also makes the bucket's ARN the encryption context, which rights name.
                    bucketKeyEnabled: keyArn !== undefined,
                },
            ],
        });
    }
    #allow(extra) {
        const tlsOnly = {
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
