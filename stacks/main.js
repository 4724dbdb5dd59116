import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { App } from 'cdktf';
import { parseInstanceTypes } from '../fleet/catalogue/instance-types.ts';
import { loadFleet } from '../fleet/check.ts';
import { pinFileSchema, pinsOf } from '../fleet/images/pins.ts';
import { loadDocument } from '../fleet/load/load.ts';
import { pathText } from '../fleet/problem.ts';
import { FleetStack } from './fleet-stack.ts';
import { requirePins } from './missing-pins.ts';
/**
 * The entry of `cdktf synth|plan|apply`, which runs it in the project's folder (cdktf.json). The environment variable
 * `FLEET` names the fleet file; its pin file, `images.yaml`, stands beside it.
 */
const file = process.env.FLEET ?? 'fleets/tvm/fleet.yaml';
const read = (path) => readFileSync(path, 'utf8');
/** What was loaded; or else everything that is wrong goes to standard error and the process ends. */
function sound(loaded) {
    if (loaded.ok)
        return loaded.value;
    for (const { place, path, message, fix } of loaded.problems)
        console.error(`${place.file}:${place.line}:${place.column} ${pathText(path)}: ${message}${fix ? `; ${fix}` : ''}`);
    process.exit(1);
}
const catalogue = parseInstanceTypes(read('fleet/catalogue/ec2-instance-types.csv'));
const fleet = sound(loadFleet(file, { read, catalogue }));
const pinFile = sound(loadDocument(join(dirname(file), 'images.yaml'), { read, schema: pinFileSchema, rules: () => [] }));
const pins = pinsOf(pinFile, fleet.region);
requirePins({ fleet, pins });
const app = new App();
new FleetStack(app, { fleet, pins, source: file });
app.synth();
