import { didYouMean } from '../did-you-mean.ts';
import { LABEL_PLACES } from './label-index.ts';
import { rule } from './rule.ts';
/** Nothing can run where there is no machine. */
export const runsLabelUnknown = rule({
    id: 'runs-label-unknown',
    severity: 'error',
    says: 'The labels in `runs` are labels or aliases that some pool has.',
}, function* ({ fleet, labels }) {
    for (const label of Object.keys(fleet.runs)) {
        if (labels.all.has(label))
            continue;
        yield {
            path: ['runs', label],
            related: LABEL_PLACES,
            message: '`runs` names labels that some pool has',
            got: label,
            fix: didYouMean(label, labels.all.keys(), 'give the label to a pool, or remove the line'),
        };
    }
});
