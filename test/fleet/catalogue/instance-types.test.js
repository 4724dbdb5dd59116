import { describe, expect, it } from 'vitest';
import { parseInstanceTypes } from '../../../fleet/catalogue/instance-types.ts';
import { InstanceType } from '../../../fleet/values/instance-type.ts';
import { CATALOGUE } from '../rules/example.ts';
const HEAD = '# where it is from\ntype,arch,vcpus,memoryGiB,gpu,gpus,usdPerHour\n';
describe('the catalogue of instance types', () => {
    it('reads a row', () => {
        const catalogue = parseInstanceTypes(`${HEAD}g4dn.xlarge,x86_64,4,16.0,NVIDIA T4,1,0.526\nc1.x,arm64,1,1.7,,0,\n`);
        expect(catalogue.get('g4dn.xlarge')).toEqual({
            name: 'g4dn.xlarge',
            arch: 'x86_64',
            vcpus: 4,
            memoryGiB: 16,
            gpu: 'NVIDIA T4',
            gpus: 1,
            usdPerHour: 0.526,
        });
        expect(catalogue.get('c1.x')).toMatchObject({ gpu: undefined, usdPerHour: undefined });
    });
    it.each([
        'c1.x,arm64,1',
        'c1.x,sparc,1,1,,0,1',
        'c1.x,arm64,one,1,,0,1',
        'c1.x,arm64,1,1,,0,1,2',
        ',arm64,1,1,,0,1',
    ])('names the line of a row with another form: %s', row => expect(() => parseInstanceTypes(`${HEAD}${row}\n`)).toThrow('line 3 '));
    it('holds only types that a fleet file can name, with processors, memory, and no GPU without a name', () => {
        for (const { name, vcpus, memoryGiB, gpu, gpus } of CATALOGUE.values()) {
            expect(String(InstanceType.parse(name))).toBe(name);
            expect(Math.min(vcpus, memoryGiB), name).toBeGreaterThan(0);
            if (gpus > 0)
                expect(gpu, name).toBeDefined();
        }
    });
});
