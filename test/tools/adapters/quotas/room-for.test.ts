import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseInstanceTypes } from '../../../../fleet/catalogue/instance-types.ts';
import { quotaOf } from '../../../../tools/adapters/quotas/quota-families.ts';
import type { CountedMachine } from '../../../../tools/adapters/quotas/quotas.ts';
import { quotasOf, roomFor } from '../../../../tools/adapters/quotas/room-for.ts';

const CATALOGUE = parseInstanceTypes(readFileSync('fleet/catalogue/ec2-instance-types.csv', 'utf8'));
const vcpusOf = (type: string) => CATALOGUE.get(type)?.vcpus ?? 0;

const machine: fc.Arbitrary<CountedMachine> = fc.record({
  type: fc.constantFrom(
    'c6a.8xlarge',
    'm5.large',
    'im4gn.large',
    'g5.4xlarge',
    'p4d.24xlarge',
    'inf2.xlarge',
  ),
  spot: fc.boolean(),
});
const machines = fc.array(machine, { maxLength: 6 });

describe('the quota of a type', () => {
  it('is known of every type of the catalogue', () => {
    expect([...CATALOGUE.keys()].filter(type => quotaOf(type, false) === undefined)).toEqual([]);
  });

  it.each([
    ['c6a.8xlarge', false, 'L-1216C47A'],
    ['im4gn.large', false, 'L-1216C47A'],
    ['t3.micro', true, 'L-34B43A08'],
    ['g4dn.xlarge', false, 'L-DB2E81BA'],
    ['gr6.4xlarge', true, 'L-3819A6DF'],
    ['vt1.3xlarge', false, 'L-DB2E81BA'],
    ['p3.2xlarge', false, 'L-417A185B'],
    ['p5.48xlarge', true, 'L-7212CCBC'],
    ['trn1.2xlarge', false, 'L-2C3B7624'],
    ['hpc6a.48xlarge', true, undefined],
    ['mac2.metal', false, undefined],
  ])('of %s (spot: %s) is %s', (type, spot, code) => expect(quotaOf(type, spot)?.[0]).toBe(code));
});

describe('room', () => {
  it('is there exactly where what runs and what is wanted fit together', () =>
    fc.assert(
      fc.property(machines, machines, fc.nat(400), (running, wanted, limit) => {
        const limits = new Map([...quotasOf(wanted).keys()].map(code => [code, limit] as const));
        const { short, unknown } = roomFor({ limits, running, catalogue: CATALOGUE }, wanted);
        expect(unknown).toEqual([]);
        for (const code of limits.keys()) {
          const all = [...running, ...wanted].filter(({ type, spot }) => quotaOf(type, spot)?.[0] === code);
          const sum = all.reduce((vcpus, { type }) => vcpus + vcpusOf(type), 0);
          const found = short.find(quota => quota.code === code);
          expect(found?.missing ?? 0).toBe(Math.max(0, sum - limit));
        }
      }),
    ));

  it('for spot machines and for others is counted apart', () => {
    const limits = new Map([
      ['L-1216C47A', 32],
      ['L-34B43A08', 0],
    ]);
    const running = [{ type: 'c6a.8xlarge', spot: true }];
    const wanted = [{ type: 'c6a.8xlarge', spot: false }];
    expect(roomFor({ limits, running, catalogue: CATALOGUE }, wanted).short).toEqual([]);
  });

  it('cannot be judged without limits, or for types that nobody knows, and the answer says so', () => {
    const facts = { limits: new Map(), running: [{ type: 'm99.large', spot: false }], catalogue: CATALOGUE };
    const { short, unknown } = roomFor(facts, [
      { type: 'm5.large', spot: false },
      { type: 'hpc6a.48xlarge', spot: true },
    ]);
    expect(short).toEqual([]);
    expect(unknown).toEqual([
      expect.stringContaining('m99.large'),
      expect.stringContaining('hpc6a.48xlarge as a spot machine'),
      expect.stringContaining('L-1216C47A'),
    ]);
  });
});
