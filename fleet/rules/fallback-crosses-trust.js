import { own } from './own.ts';
import { rule } from './rule.ts';
/** Otherwise a lost spot machine would carry unreviewed code to where only reviewed code runs. */
export const fallbackCrossesTrust = rule({
    id: 'fallback-crosses-trust',
    severity: 'error',
    says: 'A fall-back stays among trusted or among untrusted pools; it never carries a pull request to a trusted one.',
}, function* ({ fleet, labels, autoscaled }) {
    const trusted = (zone) => own(fleet.trust, zone)?.trusted;
    for (const { pool, path } of autoscaled) {
        const { fallback } = pool.autoscaled;
        const here = trusted(pool.trust);
        const carriers = fallback === undefined || here === undefined ? [] : (labels.all.get(fallback) ?? []);
        const across = carriers.find(({ pool: there }) => trusted(there.trust) === !here);
        if (across === undefined || fallback === undefined)
            continue;
        yield {
            path: path('autoscaled', 'fallback'),
            related: [path('trust'), ['pools', across.poolName, 'trust'], ['trust']],
            message: `\`fallback\` leads to pools that are trusted as this one is, and pool \`${across.poolName}\` is in zone \`${across.pool.trust}\`, this one in \`${pool.trust}\``,
            got: fallback,
            fix: 'name a label whose pools are in the same trust zone',
        };
    }
});
