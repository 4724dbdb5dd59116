import { didYouMean } from '../did-you-mean.ts';
import { LABEL_PLACES } from './label-index.ts';
import { own } from './own.ts';
import { rule } from './rule.ts';
/** No agent would carry such an alias. */
export const aliasOfUnknownLabel = rule({
    id: 'alias-of-unknown-label',
    severity: 'error',
    says: 'An alias stands for a label that some pool has.',
}, function* ({ fleet, labels }) {
    for (const [alias, label] of Object.entries(fleet.aliases)) {
        // An alias of an alias is for `alias-of-alias` to tell.
        if (labels.own.has(label) || own(fleet.aliases, label) !== undefined)
            continue;
        yield {
            path: ['aliases', alias],
            related: LABEL_PLACES,
            message: `an alias stands for a label that some pool has, and no pool has \`${label}\``,
            got: label,
            fix: didYouMean(label, labels.own.keys(), 'give the label to a pool'),
        };
    }
});
