import { own } from './own.ts';
import { rule } from './rule.ts';
/** What a pull request wrote into a cache would run with the rights of the main branch. */
export const trustedReadsUntrusted = rule({
    id: 'trusted-reads-untrusted',
    severity: 'error',
    says: 'A trusted zone reads the caches of trusted zones only; a pull request could plant something in others.',
}, function* ({ fleet }) {
    for (const [name, { trusted, reads }] of Object.entries(fleet.trust))
        for (const [index, zone] of trusted ? reads.entries() : []) {
            if (own(fleet.trust, zone)?.trusted !== false)
                continue;
            yield {
                path: ['trust', name, 'reads', index],
                related: [
                    ['trust', name, 'trusted'],
                    ['trust', zone],
                ],
                message: `a trusted zone reads trusted zones only, and \`${zone}\` is not trusted`,
                got: zone,
                fix: 'remove it, or turn the direction round',
            };
        }
});
