import {
  GetObjectCommand,
  NoSuchKey,
  PutObjectCommand,
  paginateListObjectsV2,
  S3Client,
  type S3ClientConfig,
} from '@aws-sdk/client-s3';
import { CloudRefused, told } from '../aws/cloud-refused.ts';
import { JournalFailed } from './journal-store.ts';

/** How often a request is tried; the SDK waits longer each time. */
const ATTEMPTS = 4;
/** In milliseconds. Whoever holds a lock for two minutes must hear soon that it cannot be renewed. */
const TIME_LIMITS = { connectionTimeout: 3000, requestTimeout: 10_000, throwOnRequestTimeout: true };

/** S3's words for a condition that does not hold: it is there already, it is another, it is gone, two came at once. */
const REFUSALS = ['PreconditionFailed', 'NoSuchKey', 'ConditionalRequestConflict'];

/** The text of an object, and the tag that changes whenever it does. */
export interface FoundObject {
  readonly text: string;
  readonly etag: string;
}

/** Only when there is none (`absent`), or only when it is still the one with this tag. */
export type Condition = 'absent' | { readonly etag: string };

/** The objects of one bucket, written on condition only. Credentials come from where the AWS SDK finds them. */
export class S3Objects {
  readonly #client: S3Client;
  readonly #bucket: string;

  constructor(bucket: string, region: string, config: S3ClientConfig) {
    this.#bucket = bucket;
    this.#client = new S3Client({ region, maxAttempts: ATTEMPTS, requestHandler: TIME_LIMITS, ...config });
  }

  /** Where an object is, for a reader. */
  address(key: string): string {
    return `s3://${this.#bucket}/${key}`;
  }

  async get(key: string): Promise<FoundObject | undefined> {
    const asked = async () => {
      const { Body, ETag = '' } = await this.#client.send(
        new GetObjectCommand({ Bucket: this.#bucket, Key: key }),
      );
      return { text: (await Body?.transformToString()) ?? '', etag: ETag };
    };
    return this.#told(
      's3:GetObject',
      asked().catch(error => {
        if (error instanceof NoSuchKey) return undefined;
        throw error;
      }),
    );
  }

  /**
   * Writes an object on a condition. `refused`: it does not hold, perhaps only because this very request was sent twice, as
   * the SDK does when an answer is lost.
   */
  async put(key: string, text: string, condition: Condition): Promise<'written' | 'refused'> {
    const only = condition === 'absent' ? { IfNoneMatch: '*' } : { IfMatch: condition.etag };
    const command = new PutObjectCommand({
      Bucket: this.#bucket,
      Key: key,
      Body: text,
      ContentType: 'application/json',
      ...only,
    });
    try {
      await this.#told('s3:PutObject', this.#client.send(command));
      return 'written';
    } catch (error) {
      if (error instanceof CloudRefused && REFUSALS.includes(error.code)) return 'refused';
      throw error;
    }
  }

  /** The keys that begin with a text and stand behind `after`, in order. */
  keys(prefix: string, after: string | undefined): Promise<readonly string[]> {
    const start = after === undefined ? {} : { StartAfter: after };
    return this.#listed({ Prefix: prefix, ...start }, page =>
      (page.Contents ?? []).flatMap(({ Key = [] }) => Key),
    );
  }

  /** The names between a text that ends with `/` and the next `/`, in order. */
  folders(prefix: string): Promise<readonly string[]> {
    return this.#listed({ Prefix: prefix, Delimiter: '/' }, page =>
      (page.CommonPrefixes ?? []).flatMap(({ Prefix }) => Prefix?.slice(prefix.length, -1) ?? []),
    );
  }

  #listed(
    input: { readonly Prefix: string; readonly StartAfter?: string; readonly Delimiter?: string },
    namesOf: (page: ListPage) => readonly string[],
  ): Promise<readonly string[]> {
    const all = async () => {
      const names: string[] = [];
      const pages = paginateListObjectsV2({ client: this.#client }, { Bucket: this.#bucket, ...input });
      for await (const page of pages) names.push(...namesOf(page));
      return names;
    };
    return this.#told('s3:ListBucket', all());
  }

  async #told<T>(action: string, asked: Promise<T>): Promise<T> {
    try {
      return await told(action, asked);
    } catch (error) {
      if (!(error instanceof CloudRefused) || error.code !== 'NoSuchBucket') throw error;
      throw new JournalFailed(
        `the bucket \`${this.#bucket}\`, which holds the journals of rolls, is not there`,
        'make it with `fleet bootstrap`, or keep the journal in a folder with --journal FOLDER',
      );
    }
  }
}

type ListPage = ReturnType<typeof paginateListObjectsV2> extends AsyncGenerator<infer Page> ? Page : never;
