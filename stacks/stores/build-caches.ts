import { Construct } from 'constructs';
import { cacheBucketName } from '../../fleet/resolve/names.ts';
import type { Fleet } from '../../fleet/schema/fleet.ts';
import { PrivateBucket } from './private-bucket.ts';

/** What the build caches need to know. */
export interface BuildCachesProps {
  readonly fleet: Fleet;
  readonly keyArn: string;
}

/** A build cache bucket for each trust zone (B7). What it holds can be built again, so it may be destroyed. */
export class BuildCaches extends Construct {
  /** By trust zone. */
  readonly arns: ReadonlyMap<string, string>;

  constructor(scope: Construct, id: string, { fleet, keyArn }: BuildCachesProps) {
    super(scope, id);
    const cacheOf = (zone: string) =>
      new PrivateBucket(this, zone, {
        name: cacheBucketName(fleet, zone),
        keyArn,
        expireAfter: fleet.caches.keep,
        dataBearing: false,
      });
    this.arns = new Map(Object.keys(fleet.trust).map(zone => [zone, cacheOf(zone).arn]));
  }
}
