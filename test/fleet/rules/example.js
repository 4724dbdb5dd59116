import { readFileSync } from 'node:fs';
import { parseInstanceTypes } from '../../../fleet/catalogue/instance-types.ts';
import { fleetSchema } from '../../../fleet/schema/fleet.ts';
import { patched } from './patch.ts';
/** The catalogue of the project. */
export const CATALOGUE = parseInstanceTypes(readFileSync(new URL('../../../fleet/catalogue/ec2-instance-types.csv', import.meta.url), 'utf8'));
/** The public half of a key that nobody has. */
export const PUBLIC_KEY = `ssh-ed25519 ${'A'.repeat(68)}`;
/** The smallest fleet about which no rule says anything. */
const TINY = {
    fleet: 'tiny',
    region: 'us-west-2',
    domain: 'ci.example.org',
    leader: { instance: 'm7i.large', jenkins: '2.528.3-lts-jdk21' },
    loadBalancer: { zone: 'example.org' },
    jenkins: { agents: { publicKey: PUBLIC_KEY } },
    pools: { cpu: { ...machines('CPU'), autoscaled: { max: 10 } } },
};
/** What pools in AWS have, whatever their kind. */
function machines(...labels) {
    return { labels, image: 'agent-x86_64', instances: ['c6a.8xlarge'] };
}
/** An autoscaled pool. */
export function group(label, autoscaled = {}, rest = {}) {
    return { ...machines(label), autoscaled: { max: 10, ...autoscaled }, ...rest };
}
/** A static pool. */
export function hosts(label, count, rest = {}) {
    return { ...machines(label), static: { hosts: count }, ...rest };
}
/** Buys spot machines. */
export const SPOT = { onDemand: { above: '30%' } };
/** The tiny fleet with a patch. */
export function fleetWith(patch) {
    return fleetSchema.parse(patched(TINY, patch));
}
/** A fleet of which the rule says nothing. */
export const holds = (rule, patch) => ({ rule, patch, found: [] });
/** A fleet in which the rule is broken. */
export const broken = (rule, patch, ...found) => ({
    rule,
    patch,
    found,
});
