import { didYouMean } from '../did-you-mean.ts';
import { rule } from './rule.ts';
/** Prices, architectures and GPUs come from the catalogue. */
export const instanceTypeUnknown = rule({
    id: 'instance-type-unknown',
    severity: 'error',
    says: 'Instance types are those of the catalogue, `fleet/catalogue/ec2-instance-types.csv`.',
}, function* ({ catalogue, machines }) {
    const fixes = new Map();
    for (const { name, path, facts } of machines.flatMap(({ types }) => types)) {
        if (facts !== undefined)
            continue;
        // Looking through the whole catalogue takes a while, so each name is looked up once.
        const fix = fixes.get(name) ?? didYouMean(name, catalogue.keys(), 'add its row to the catalogue when it is new');
        fixes.set(name, fix);
        yield { path, message: 'an instance type is one of the catalogue of EC2 types', got: name, fix };
    }
});
