import { didYouMean } from '../did-you-mean.ts';
import { own } from './own.ts';
import { rule } from './rule.ts';
/** Nobody would be told what the pool costs. */
export const sponsorUnknown = rule({ id: 'sponsor-unknown', severity: 'error', says: 'The sponsor of a pool stands in `sponsors`.' }, function* ({ fleet, pools }) {
    for (const { pool, path } of pools) {
        if (pool.sponsor === undefined || own(fleet.sponsors, pool.sponsor) !== undefined)
            continue;
        yield {
            path: path('sponsor'),
            related: [['sponsors']],
            message: 'the sponsor of a pool stands in `sponsors`',
            got: pool.sponsor,
            fix: didYouMean(pool.sponsor, Object.keys(fleet.sponsors), `add \`${pool.sponsor}: {}\` to \`sponsors\``),
        };
    }
});
