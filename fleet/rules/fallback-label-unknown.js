import { didYouMean } from '../did-you-mean.ts';
import { LABEL_PLACES } from './label-index.ts';
import { rule } from './rule.ts';
/** A retry with a label that nobody has would wait for ever. */
export const fallbackLabelUnknown = rule({
    id: 'fallback-label-unknown',
    severity: 'error',
    says: 'A fall-back is a label or an alias that some pool has; a build that asks for another waits for ever.',
}, function* ({ labels, autoscaled }) {
    for (const { pool, path } of autoscaled) {
        const { fallback } = pool.autoscaled;
        if (fallback === undefined || labels.all.has(fallback))
            continue;
        yield {
            path: path('autoscaled', 'fallback'),
            related: LABEL_PLACES,
            message: '`fallback` is a label that some pool has',
            got: fallback,
            fix: didYouMean(fallback, labels.all.keys(), 'give the label to a pool of on-demand machines'),
        };
    }
});
