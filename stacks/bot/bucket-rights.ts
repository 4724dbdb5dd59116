import type { BotSettings } from '../../fleet/schema/bot.ts';
import type { Fleet } from '../../fleet/schema/fleet.ts';
import { partitionOf } from '../account.ts';
import type { Statement } from '../policy-document.ts';

/** The buckets that artefacts are uploaded to, and where they are. */
export interface BucketRightsProps {
  readonly fleet: Pick<Fleet, 'region'>;
  readonly bot: Pick<BotSettings, 'buckets'>;
}

/** Writes artefacts and reads their checksums. Without the right to list, S3 says of what is not there that it is forbidden. */
export function uploads({ fleet, bot: { buckets } }: BucketRightsProps): readonly Statement[] {
  if (buckets.length === 0) return [];
  const arns = buckets.map(bucket => `arn:${partitionOf(fleet.region)}:s3:::${bucket}`);
  return [
    {
      sid: 'ArtefactsWrite',
      actions: ['s3:GetObject', 's3:PutObject'],
      resources: arns.map(arn => `${arn}/*`),
    },
    { sid: 'ArtefactsFind', actions: ['s3:ListBucket'], resources: arns },
  ];
}
