/** An image without a tag was replaced by a newer one; a build that still pulls it by digest ends within a week. */
const DAYS_WITHOUT_TAG = 7;
/** The text of a lifecycle policy of ECR that keeps the newest `keep` images. */
export function registryLifecycle(keep) {
    return JSON.stringify({
        rules: [
            {
                rulePriority: 1,
                description: 'Images that lost their tag go',
                selection: {
                    tagStatus: 'untagged',
                    countType: 'sinceImagePushed',
                    countUnit: 'days',
                    countNumber: DAYS_WITHOUT_TAG,
                },
                action: { type: 'expire' },
            },
            {
                // ECR wants a rule for any image to come last.
                rulePriority: 2,
                description: `The newest ${keep} images stay`,
                selection: { tagStatus: 'any', countType: 'imageCountMoreThan', countNumber: keep },
                action: { type: 'expire' },
            },
        ],
    });
}
