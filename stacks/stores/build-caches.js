import { Construct } from 'constructs';
import { cacheBucketName } from '../../fleet/resolve/names.ts';
import { PrivateBucket } from './private-bucket.ts';
/** A build cache bucket for each trust zone (B7). What it holds can be built again, so it may be destroyed. */
export class BuildCaches extends Construct {
    /** By trust zone. */
    arns;
    constructor(scope, id, { fleet, keyArn }) {
        super(scope, id);
        const cacheOf = (zone) => new PrivateBucket(this, zone, {
            name: cacheBucketName(fleet, zone),
            keyArn,
            expireAfter: fleet.caches.keep,
            dataBearing: false,
        });
        this.arns = new Map(Object.keys(fleet.trust).map(zone => [zone, cacheOf(zone).arn]));
    }
}
