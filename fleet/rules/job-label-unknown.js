import { didYouMean } from '../did-you-mean.ts';
import { LABEL_PLACES } from './label-index.ts';
import { rule } from './rule.ts';
/** Builds hang while they wait for such a label (apache/tvm#15100). */
export const jobLabelUnknown = rule({
    id: 'job-label-unknown',
    severity: 'error',
    says: 'The labels that a job asks for are labels or aliases that some pool has.',
}, function* ({ fleet, labels }) {
    for (const [name, job] of Object.entries(fleet.jobs))
        for (const [index, label] of job.labels.entries()) {
            if (labels.all.has(label))
                continue;
            yield {
                path: ['jobs', name, 'labels', index],
                related: LABEL_PLACES,
                message: 'a job asks for labels that some pool has; a build would wait for others for ever',
                got: label,
                fix: didYouMean(label, labels.all.keys(), 'give the label to a pool'),
            };
        }
});
