import { RootConstruct } from 'constructs';
import { FleetStack } from './fleet-stack.ts';
import { requirePins } from './missing-pins.ts';
import { withoutStackTraces } from './without-stack-traces.ts';
/**
 * All of Terraform's input for a fleet, as one object. It asks no file, clock, environment or network, so the same
 * fleet gives the same object everywhere.
 * @throws MissingPins when images that the fleet uses have no AMI.
 */
export function terraformOf(props) {
    requirePins(props);
    // No cdktf `App`: that one makes a folder and reads the environment as soon as it is created.
    return withoutStackTraces(() => new FleetStack(new RootConstruct(), props).toTerraform());
}
/** The text of an object with its keys in order, so that it depends on the content only. */
export function synthText(json) {
    return `${JSON.stringify(sorted(json), undefined, 2)}\n`;
}
function sorted(value) {
    if (Array.isArray(value))
        return value.map(sorted);
    if (typeof value !== 'object' || value === null)
        return value;
    const entries = Object.entries(value).map(([key, each]) => [key, sorted(each)]);
    return Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)));
}
