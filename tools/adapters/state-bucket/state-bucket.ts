/** What a bucket of Terraform's state must have set, in the order in which it is set. */
export const PROTECTIONS = [
  'public-access-block',
  'ownership',
  'encryption',
  'versioning',
  'lifecycle',
  'tls-only',
] as const;

/** One protection of a bucket. */
export type Protection = (typeof PROTECTIONS)[number];

/** How a bucket stands: not there, somebody else's, or ours with these protections. */
export type BucketState =
  | { readonly kind: 'absent' }
  | { readonly kind: 'foreign' }
  | { readonly kind: 'ours'; readonly has: ReadonlySet<Protection> };

/** The bucket that holds Terraform's state. */
export interface StateBucket {
  inspect(name: string): Promise<BucketState>;
  create(name: string): Promise<void>;
  /** Sets one protection; setting it again changes nothing. */
  protect(name: string, protection: Protection): Promise<void>;
}

/** The AWS SDK finds nobody to speak for. */
export class NoCredentials extends Error {
  constructor() {
    super('no AWS credentials are found: set AWS_PROFILE, or AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY');
    this.name = 'NoCredentials';
  }
}
