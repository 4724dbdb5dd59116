import {
  type BucketLocationConstraint,
  CreateBucketCommand,
  GetBucketEncryptionCommand,
  GetBucketLifecycleConfigurationCommand,
  GetBucketOwnershipControlsCommand,
  GetBucketPolicyCommand,
  GetBucketVersioningCommand,
  GetPublicAccessBlockCommand,
  HeadBucketCommand,
  PutBucketEncryptionCommand,
  PutBucketLifecycleConfigurationCommand,
  PutBucketOwnershipControlsCommand,
  PutBucketPolicyCommand,
  PutBucketVersioningCommand,
  PutPublicAccessBlockCommand,
  S3Client,
  type S3ClientConfig,
  S3ServiceException,
} from '@aws-sdk/client-s3';
import {
  ENCRYPTION,
  isTlsOnly,
  LIFECYCLE,
  PUBLIC_ACCESS_BLOCK,
  tlsOnlyPolicy,
} from './protection-settings.ts';
import {
  type BucketState,
  NoCredentials,
  PROTECTIONS,
  type Protection,
  type StateBucket,
} from './state-bucket.ts';

const status = (error: unknown) =>
  error instanceof S3ServiceException ? error.$metadata.httpStatusCode : undefined;

/** The state bucket in S3. Credentials come from where the AWS SDK finds them. */
export class S3StateBucket implements StateBucket {
  readonly #client: S3Client;
  readonly #region: string;

  constructor(region: string, config: S3ClientConfig = {}) {
    this.#region = region;
    this.#client = new S3Client({ region, ...config });
  }

  async inspect(name: string): Promise<BucketState> {
    try {
      await this.#client.send(new HeadBucketCommand({ Bucket: name }));
    } catch (error) {
      if (error instanceof Error && error.name === 'CredentialsProviderError') throw new NoCredentials();
      if (status(error) === 404) return { kind: 'absent' };
      if (status(error) === 403 || status(error) === 301) return { kind: 'foreign' };
      throw error;
    }
    const answers = await Promise.all(PROTECTIONS.map(protection => this.#has(name, protection)));
    return { kind: 'ours', has: new Set(PROTECTIONS.filter((_, index) => answers[index])) };
  }

  async create(name: string): Promise<void> {
    // us-east-1 is the one region that must not be named; the SDK's list of regions is older than AWS's.
    const LocationConstraint = this.#region as BucketLocationConstraint;
    const place = this.#region === 'us-east-1' ? {} : { CreateBucketConfiguration: { LocationConstraint } };
    await this.#client.send(new CreateBucketCommand({ Bucket: name, ...place }));
  }

  async protect(name: string, protection: Protection): Promise<void> {
    const Bucket = name;
    const send = {
      'public-access-block': () =>
        this.#client.send(
          new PutPublicAccessBlockCommand({ Bucket, PublicAccessBlockConfiguration: PUBLIC_ACCESS_BLOCK }),
        ),
      ownership: () =>
        this.#client.send(
          new PutBucketOwnershipControlsCommand({
            Bucket,
            OwnershipControls: { Rules: [{ ObjectOwnership: 'BucketOwnerEnforced' }] },
          }),
        ),
      encryption: () =>
        this.#client.send(
          new PutBucketEncryptionCommand({ Bucket, ServerSideEncryptionConfiguration: ENCRYPTION }),
        ),
      versioning: () =>
        this.#client.send(
          new PutBucketVersioningCommand({ Bucket, VersioningConfiguration: { Status: 'Enabled' } }),
        ),
      lifecycle: () =>
        this.#client.send(
          new PutBucketLifecycleConfigurationCommand({ Bucket, LifecycleConfiguration: LIFECYCLE }),
        ),
      'tls-only': () =>
        this.#client.send(new PutBucketPolicyCommand({ Bucket, Policy: tlsOnlyPolicy(name) })),
    };
    await send[protection]();
  }

  async #has(Bucket: string, protection: Protection): Promise<boolean> {
    const ask: Record<Protection, () => Promise<boolean>> = {
      'public-access-block': async () => {
        const { PublicAccessBlockConfiguration: found } = await this.#client.send(
          new GetPublicAccessBlockCommand({ Bucket }),
        );
        return (
          found?.BlockPublicAcls === true &&
          found.IgnorePublicAcls === true &&
          found.BlockPublicPolicy === true &&
          found.RestrictPublicBuckets === true
        );
      },
      ownership: async () => {
        const { OwnershipControls } = await this.#client.send(
          new GetBucketOwnershipControlsCommand({ Bucket }),
        );
        return OwnershipControls?.Rules?.[0]?.ObjectOwnership === 'BucketOwnerEnforced';
      },
      encryption: async () => {
        const { ServerSideEncryptionConfiguration: found } = await this.#client.send(
          new GetBucketEncryptionCommand({ Bucket }),
        );
        return found?.Rules?.[0]?.ApplyServerSideEncryptionByDefault?.SSEAlgorithm === 'aws:kms';
      },
      versioning: async () =>
        (await this.#client.send(new GetBucketVersioningCommand({ Bucket }))).Status === 'Enabled',
      lifecycle: async () =>
        (await this.#client.send(new GetBucketLifecycleConfigurationCommand({ Bucket }))).Rules !== undefined,
      'tls-only': async () =>
        isTlsOnly((await this.#client.send(new GetBucketPolicyCommand({ Bucket }))).Policy),
    };
    try {
      return await ask[protection]();
    } catch (error) {
      if (status(error) === 404) return false;
      throw error;
    }
  }
}
