import { own } from './own.ts';
import { rule } from './rule.ts';
/** Jenkins gives a build any agent with the label, so who runs where would be chance. */
export const labelCrossesTrust = rule({
    id: 'label-crosses-trust',
    severity: 'error',
    says: 'A label is carried by trusted pools or by untrusted ones; Jenkins would give a pull request any of them.',
}, function* ({ fleet, labels }) {
    for (const [label, carriers] of labels.own) {
        const first = carriers.find(({ pool }) => own(fleet.trust, pool.trust) !== undefined);
        if (first === undefined || carriers.length < 2)
            continue;
        const trusted = own(fleet.trust, first.pool.trust)?.trusted;
        const other = carriers.find(({ pool }) => own(fleet.trust, pool.trust)?.trusted === !trusted);
        if (other === undefined)
            continue;
        yield {
            path: other.path,
            related: [
                first.path,
                ['pools', first.poolName, 'trust'],
                ['pools', other.poolName, 'trust'],
                ['trust'],
            ],
            message: `pools that share a label are all trusted or all not; pool \`${first.poolName}\` has the label too and is in zone \`${first.pool.trust}\`, this one in \`${other.pool.trust}\``,
            got: label,
            fix: `give pool \`${trusted ? first.poolName : other.poolName}\` a label of its own, for example \`${label}-main\``,
        };
    }
});
