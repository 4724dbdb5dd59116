import { HeadObjectCommand, PutObjectCommand, S3Client, type S3ClientConfig } from '@aws-sdk/client-s3';
import { CloudRefused, told } from '../../../tools/adapters/aws/cloud-refused.ts';
import { type ArtefactStore, ArtefactStoreFailed } from '../../artefacts/artefact-store.ts';
import { checksum } from '../../artefacts/checksum.ts';
import { storeSettings } from '../aws-settings.ts';

/** Where a bucket is. */
export interface Bucket {
  readonly bucket: string;
  readonly region: string;
  /** Undefined: AWS itself. No slash at its end. */
  readonly endpoint: string | undefined;
}

/** How long the bytes of one artefact may take, in milliseconds. */
const UPLOADING = 45_000;
/** How often a conditional writing is tried that came at the same time as another. */
const ATTEMPTS = 5;
const CHECKSUM = 'sha256';

/** A bucket of S3, or of a service that speaks like it. It needs s3:PutObject and s3:GetObject, and s3:ListBucket, without which S3 hides
 * whether something is there. */
export class S3ArtefactStore implements ArtefactStore {
  readonly #bucket: Bucket;
  readonly #client: S3Client;

  constructor(bucket: Bucket, config: S3ClientConfig = {}) {
    const { region, endpoint } = bucket;
    const settings = storeSettings(region);
    this.#bucket = bucket;
    this.#client = new S3Client({
      ...settings,
      requestHandler: { ...settings.requestHandler, requestTimeout: UPLOADING },
      ...(endpoint !== undefined && { endpoint, forcePathStyle: true }),
      ...config,
    });
  }

  async put(
    key: string,
    bytes: Uint8Array,
    {
      ifAbsent,
      type,
      sha256,
    }: { readonly ifAbsent: boolean; readonly type: string; readonly sha256: string },
  ): Promise<'put' | 'there'> {
    if (checksum(bytes) !== sha256)
      throw new ArtefactStoreFailed(`what came for \`${key}\` has another checksum than was said`, false);
    const command = new PutObjectCommand({
      Bucket: this.#bucket.bucket,
      Key: key,
      Body: bytes,
      ContentType: type,
      // S3 refuses what does not arrive as it was sent.
      ChecksumSHA256: Buffer.from(sha256, 'hex').toString('base64'),
      Metadata: { [CHECKSUM]: sha256 },
      ...(ifAbsent && { IfNoneMatch: '*' }),
    });
    for (let attempt = 1; ; attempt += 1)
      try {
        await this.#asked('s3:PutObject', () => this.#client.send(command));
        return 'put';
      } catch (error) {
        const code = codeOf(error);
        if (code === 'PreconditionFailed') return 'there';
        if (code !== 'ConditionalRequestConflict' || attempt >= ATTEMPTS) throw error;
      }
  }

  sha256(key: string): Promise<string | undefined> {
    return this.#asked('s3:GetObject', async () => {
      const command = new HeadObjectCommand({ Bucket: this.#bucket.bucket, Key: key });
      try {
        return (await this.#client.send(command)).Metadata?.[CHECKSUM];
      } catch (error) {
        if (error instanceof Error && /^(?:NotFound|NoSuchKey)$/.test(error.name)) return undefined;
        throw error;
      }
    });
  }

  address(key: string): string {
    const { bucket, region, endpoint } = this.#bucket;
    const path = key.split('/').map(encodeURIComponent).join('/');
    return endpoint === undefined
      ? `https://${bucket}.s3.${region}.amazonaws.com/${path}`
      : `${endpoint}/${bucket}/${path}`;
  }

  async #asked<T>(action: string, ask: () => Promise<T>): Promise<T> {
    try {
      return await told(action, ask());
    } catch (error) {
      const later = !(error instanceof CloudRefused) || error.passing || error.code === CONFLICT;
      const message = error instanceof Error ? error.message : String(error);
      throw Object.assign(new ArtefactStoreFailed(`\`${this.#bucket.bucket}\`: ${message}`, later), {
        cause: error,
      });
    }
  }
}

const CONFLICT = 'ConditionalRequestConflict';

const codeOf = (error: unknown): string =>
  error instanceof ArtefactStoreFailed && error.cause instanceof CloudRefused ? error.cause.code : '';
