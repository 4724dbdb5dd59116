import { didYouMean } from '../did-you-mean.ts';
import { STANDARD_PROMISES } from '../schema/labels.ts';
import { LABEL_PLACES } from './label-index.ts';
import { own } from './own.ts';
import { rule } from './rule.ts';
/** Most often a misspelt label, which then promises nothing. */
export const promiseUnused = rule({
    id: 'promise-unused',
    severity: 'warning',
    says: 'A promise is made for a label or an alias that some pool has.',
}, function* ({ fleet, labels }) {
    for (const [label, { arch, gpu }] of Object.entries(fleet.promises)) {
        const standard = own(STANDARD_PROMISES, label);
        const untouched = standard !== undefined && standard.arch === arch && standard.gpu === gpu;
        if (untouched || labels.all.has(label))
            continue;
        yield {
            path: ['promises', label],
            related: LABEL_PLACES,
            message: 'a promise is made for a label that some pool has',
            got: label,
            fix: didYouMean(label, labels.all.keys(), 'remove the line'),
        };
    }
});
