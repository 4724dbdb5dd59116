import { readableZones } from './readable-zones.ts';
/**
 * A zone writes its own build cache, and reads its own and those of the zones that it `reads`.
 * Listing is among the rights of a reader, because S3 answers "forbidden" for a missing object to one who may not
 * list, and compiler caches take that for a failure.
 */
export function cacheRights({ fleet, zone, stores, keyArn }) {
    const own = only(stores.cacheBucketArns, [zone]);
    const readable = only(stores.cacheBucketArns, readableZones(fleet, zone));
    return [
        { sid: 'CacheWrite', actions: ['s3:AbortMultipartUpload', 's3:PutObject'], resources: objectsOf(own) },
        { sid: 'CacheRead', actions: ['s3:GetObject'], resources: objectsOf(readable) },
        { sid: 'CacheList', actions: ['s3:ListBucket'], resources: readable },
        keyFor('CacheKeyWrite', keyArn, ['kms:GenerateDataKey'], own),
        keyFor('CacheKeyRead', keyArn, ['kms:Decrypt'], readable),
    ];
}
/** Putting objects and nothing else (A2 to A6): no build can read, replace or delete another's artefacts. */
export function artefactRights({ stores, keyArn }) {
    const bucket = [stores.artefactBucketArn];
    return [
        { sid: 'ArtefactsPut', actions: ['s3:PutObject'], resources: objectsOf(bucket) },
        // An upload in parts is put together with the data key of its first part, hence Decrypt.
        keyFor('ArtefactsKey', keyArn, ['kms:Decrypt', 'kms:GenerateDataKey'], bucket),
    ];
}
/** The buckets use a bucket key, so what they encrypt is bound to the bucket's ARN, not to that of the object. */
function keyFor(sid, keyArn, actions, buckets) {
    return {
        sid,
        actions,
        resources: [keyArn],
        conditions: { StringEquals: { 'kms:EncryptionContext:aws:s3:arn': buckets } },
    };
}
function objectsOf(buckets) {
    return buckets.map(bucket => `${bucket}/*`);
}
function only(arns, zones) {
    return zones.flatMap(zone => arns.get(zone) ?? []);
}
