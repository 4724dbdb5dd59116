import { didYouMean } from '../did-you-mean.ts';
import { LABEL_PLACES } from './label-index.ts';
import { own } from './own.ts';
import { rule } from './rule.ts';
/** A machine on which pull requests ran could push images with something planted in them. */
export const rebuildLabel = rule({
    id: 'rebuild-label',
    severity: 'error',
    says: 'Images are rebuilt under a label that some pool has, and all its pools are trusted; a pull request could plant something in others.',
}, function* ({ fleet, labels }) {
    const label = fleet.registries.rebuild?.label;
    if (label === undefined)
        return;
    const carriers = labels.all.get(label);
    const common = { path: ['registries', 'rebuild', 'label'], related: LABEL_PLACES, got: label };
    if (carriers === undefined)
        yield {
            ...common,
            message: 'images are rebuilt under a label that some pool has',
            fix: didYouMean(label, labels.all.keys(), 'give the label to a pool'),
        };
    const untrusted = carriers?.find(({ pool }) => own(fleet.trust, pool.trust)?.trusted !== true);
    if (untrusted !== undefined)
        yield {
            ...common,
            message: `images are rebuilt on trusted machines, and pool \`${untrusted.poolName}\` runs pull requests`,
            fix: 'name a label of a pool with `trust: main`',
        };
});
