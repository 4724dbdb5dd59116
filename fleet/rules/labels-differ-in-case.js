import { rule } from './rule.ts';
/** Jenkins tells `Linux` from `linux`; people do not. */
export const labelsDifferInCase = rule({
    id: 'labels-differ-in-case',
    severity: 'warning',
    says: 'No two labels differ in the case of letters only; Jenkins tells them apart, and people do not.',
}, function* ({ labels }) {
    const seen = new Map();
    for (const [label, carriers] of labels.all) {
        const alias = labels.own.has(label) ? undefined : ['aliases', label];
        const path = alias ?? carriers[0]?.path ?? ['pools'];
        const first = seen.get(label.toLowerCase());
        if (first === undefined)
            seen.set(label.toLowerCase(), { label, path });
        else
            yield {
                path,
                related: [first.path],
                message: `labels differ in more than the case of letters, and there is \`${first.label}\` too`,
                got: label,
                fix: `write \`${first.label}\`, or choose another word`,
            };
    }
});
