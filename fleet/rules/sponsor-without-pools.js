import { rule } from './rule.ts';
/** A pool was forgotten, or the sponsor has gone. */
export const sponsorWithoutPools = rule({ id: 'sponsor-without-pools', severity: 'warning', says: 'Each sponsor pays for some pool.' }, function* ({ fleet }) {
    const paying = new Set(Object.values(fleet.pools).map(({ sponsor }) => sponsor));
    for (const sponsor of Object.keys(fleet.sponsors)) {
        if (paying.has(sponsor))
            continue;
        yield {
            path: ['sponsors', sponsor],
            related: [['pools']],
            message: 'a sponsor pays for some pool',
            got: sponsor,
            fix: `write \`sponsor: ${sponsor}\` in a pool, or remove the sponsor`,
        };
    }
});
