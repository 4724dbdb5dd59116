import { networkSchema } from '../schema/network.ts';
import { rule } from './rule.ts';
/** What these keys are when nobody writes them; what is written like this does no harm. */
const UNWRITTEN = networkSchema.parse({});
const KEYS = ['cidr', 'zones', 'zoneLetters', 'public', 'private', 'nat', 'reserved'];
/** They say how a network is made, and this one is there already. */
export const networkWithExisting = rule({
    id: 'network-with-existing',
    severity: 'error',
    says: 'With an existing network, no other key of `network` is written: they say how one is made.',
}, function* ({ fleet: { network } }) {
    if (network.existing === undefined)
        return;
    for (const key of KEYS) {
        const value = network[key];
        if (value === undefined || String(value) === String(UNWRITTEN[key]))
            continue;
        yield {
            path: ['network', key],
            related: [['network', 'existing']],
            message: `\`${key}\` says how a network is made, and \`existing\` is there already`,
            got: typeof value === 'object' && 'length' in value ? `[${value.join(', ')}]` : String(value),
            fix: `remove \`${key}\`, or remove \`existing\``,
        };
    }
});
