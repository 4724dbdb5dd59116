import { S3BucketLifecycleConfiguration, } from '@cdktf/provider-aws/lib/s3-bucket-lifecycle-configuration/index.js';
import { Construct } from 'constructs';
import { THIS } from '../logical-id.ts';
/** An upload that is not complete by then never will be: no build runs that long. */
const DAYS_OF_AN_UPLOAD = 7;
/** Ends each object, each unfinished upload and, in a versioned bucket, what an end leaves behind. */
export class BucketLifecycle extends Construct {
    constructor(scope, id, { bucket, expireAfter, versioned }) {
        super(scope, id);
        const days = expireAfter.toDays();
        new S3BucketLifecycleConfiguration(this, THIS, {
            bucket,
            rule: [
                ruleOf('expire', { expiration: [{ days }] }),
                ruleOf('abort-uploads', {
                    abortIncompleteMultipartUpload: [{ daysAfterInitiation: DAYS_OF_AN_UPLOAD }],
                }),
                ...(versioned ? versionRules(days) : []),
            ],
        });
    }
}
/**
 * A version that was overwritten or expired is kept once more as long, so that a mistaken overwrite or a
 * mistaken expiry can be undone for the whole of the retention.
 */
function versionRules(days) {
    return [
        ruleOf('expire-versions', { noncurrentVersionExpiration: [{ noncurrentDays: days }] }),
        ruleOf('remove-markers', { expiration: [{ expiredObjectDeleteMarker: true }] }),
    ];
}
function ruleOf(id, action) {
    // The empty prefix is every object; S3 wants a filter, even so.
    return { id, status: 'Enabled', filter: [{ prefix: '' }], ...action };
}
