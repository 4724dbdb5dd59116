import { rule } from './rule.ts';
/** Nobody could tell whether a build wants the pool with the label, or all that stand behind the alias. */
export const aliasShadowsLabel = rule({
    id: 'alias-shadows-label',
    severity: 'error',
    says: 'An alias is no label that a pool has itself.',
}, function* ({ fleet, labels }) {
    for (const [alias, label] of Object.entries(fleet.aliases)) {
        const carrier = labels.own.get(alias)?.[0];
        if (carrier === undefined)
            continue;
        yield {
            path: ['aliases', alias],
            related: [carrier.path],
            message: `an alias is no label that a pool has itself, and pool \`${carrier.poolName}\` has \`${alias}\``,
            got: `${alias}: ${label}`,
            fix: `remove the alias, or remove \`${alias}\` from the labels of pool \`${carrier.poolName}\``,
        };
    }
});
