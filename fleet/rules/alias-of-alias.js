import { own } from './own.ts';
import { rule } from './rule.ts';
/** One step is enough to read; two can go round in a circle. */
export const aliasOfAlias = rule({
    id: 'alias-of-alias',
    severity: 'error',
    says: 'An alias stands for a label, never for another alias or for itself.',
}, function* ({ fleet, labels }) {
    for (const [alias, label] of Object.entries(fleet.aliases)) {
        const next = labels.own.has(label) ? undefined : own(fleet.aliases, label);
        if (next === undefined)
            continue;
        yield {
            path: ['aliases', alias],
            related: [['aliases', label]],
            message: alias === label
                ? 'an alias stands for another label, never for itself'
                : `an alias stands for a label, and \`${label}\` is an alias itself`,
            got: label,
            fix: labels.own.has(next) ? `write \`${alias}: ${next}\`` : 'name a label that some pool has',
        };
    }
});
