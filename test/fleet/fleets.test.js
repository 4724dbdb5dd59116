import { existsSync, globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { parseInstanceTypes } from '../../fleet/catalogue/instance-types.ts';
import { loadFleet } from '../../fleet/check.ts';
import { pinFileSchema, pinsOf } from '../../fleet/images/pins.ts';
import { loadDocument } from '../../fleet/load/load.ts';
import { pathText } from '../../fleet/problem.ts';
import { agentsOf } from '../../fleet/resolve/agents.ts';
const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const read = (file) => readFileSync(join(ROOT, file), 'utf8');
const catalogue = parseInstanceTypes(read('fleet/catalogue/ec2-instance-types.csv'));
const FILES = globSync('fleets/*/*.yaml', { cwd: ROOT }).sort();
const FLEETS = FILES.filter(file => !file.endsWith('/images.yaml'));
const loaded = (file) => {
    const result = loadFleet(file, { read, catalogue });
    if (!result.ok)
        throw new Error(JSON.stringify(result.problems, undefined, 2));
    return result;
};
const fleetOf = (file) => loaded(file).value;
const warningsOf = (file) => loaded(file).warnings.map(({ rule, path }) => `${rule} at ${pathText(path)}`);
describe.each(FLEETS)('%s', file => {
    it('has no error', () => {
        expect(loadFleet(file, { read, catalogue })).toMatchObject({ ok: true });
    });
    it('boots each machine from an image that is pinned in its region', () => {
        const pinFile = join(dirname(file), 'images.yaml');
        expect(existsSync(join(ROOT, pinFile)), `${pinFile} is there`).toBe(true);
        const pinned = loadDocument(pinFile, { read, schema: pinFileSchema, rules: () => [] });
        if (!pinned.ok)
            throw new Error(JSON.stringify(pinned.problems, undefined, 2));
        const fleet = fleetOf(file);
        const pins = pinsOf(pinned.value, fleet.region);
        const images = Object.values(fleet.pools).flatMap(pool => (pool.kind === 'external' ? [] : pool.image));
        expect([fleet.leader.image, ...images].filter(image => !pins.has(image))).toEqual([]);
    });
    it('tells editors which schema completes and checks it', () => {
        const overlay = /^base:/m.test(read(file));
        const schema = overlay ? '../overlay.schema.json' : '../fleet.schema.json';
        expect(read(file).split('\n')[0]).toBe(`# yaml-language-server: $schema=${schema}`);
    });
});
describe('TVM', () => {
    // Its `CPU` machines are 70 % spot, and `CPU-SPOT` retries there "on demand".
    it('has the one real defect that the rules find, in production and so in staging', () => {
        const defect = ['fallback-buys-spot at pools.cpu-spot.autoscaled.fallback'];
        expect(warningsOf('fleets/tvm/fleet.yaml')).toEqual(defect);
        expect(warningsOf('fleets/tvm/staging.yaml')).toEqual(defect);
    });
    it('was launched with static hosts only, one of which carries two agents with different labels', () => {
        const launch = fleetOf('fleets/tvm/launch.yaml');
        expect(warningsOf('fleets/tvm/launch.yaml')).toEqual([]);
        expect(new Set(Object.values(launch.pools).map(({ kind }) => kind))).toEqual(new Set(['static']));
        const first = agentsOf(launch).filter(({ pool, host }) => pool === 'cuda' && host === 1);
        expect(first.map(({ labels }) => labels)).toEqual([['GPU', 'Linux', 'TensorCore'], ['GPUBUILD']]);
        expect(first.map(({ executors }) => executors)).toEqual([2, 4]);
    });
    it('has every label of the document at its launch', () => {
        const labels = new Set(agentsOf(fleetOf('fleets/tvm/launch.yaml')).flatMap(agent => agent.labels));
        expect([...labels]).toEqual(expect.arrayContaining(['CPU', 'GPU', 'GPUBUILD', 'ARM', 'TensorCore', 'doc', 'Linux']));
    });
    it('stages beside production: in another network, under other names and status contexts, not larger', () => {
        const [production, staging] = [fleetOf('fleets/tvm/fleet.yaml'), fleetOf('fleets/tvm/staging.yaml')];
        expect(staging.network.cidr.overlaps(production.network.cidr)).toBe(false);
        expect(staging.network.reserved.some(block => block.contains(production.network.cidr))).toBe(true);
        expect(staging.domain).not.toBe(production.domain);
        expect(staging.loadBalancer.beta).toBeUndefined();
        const contexts = new Set(Object.values(production.jobs).map(({ context }) => context));
        expect(Object.values(staging.jobs).filter(({ context }) => contexts.has(context))).toEqual([]);
        for (const [name, pool] of Object.entries(staging.pools)) {
            const before = production.pools[name];
            if (pool.kind !== 'autoscaled' || before?.kind !== 'autoscaled')
                continue;
            expect(pool.autoscaled.max, name).toBeLessThan(before.autoscaled.max);
        }
    });
});
describe('the starter', () => {
    it('is at most 25 lines long and has nothing to warn of', () => {
        expect(read('fleets/starter/fleet.yaml').trimEnd().split('\n').length).toBeLessThanOrEqual(25);
        expect(warningsOf('fleets/starter/fleet.yaml')).toEqual([]);
    });
});
