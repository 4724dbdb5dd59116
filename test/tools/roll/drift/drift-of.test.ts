import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { SeenMachine } from '../../../../tools/roll/drift/seen-machine.ts';
import { fleetArbitrary } from '../../../arbitraries/fleet.ts';
import { pinsFor } from '../../../stacks/synthesised.ts';
import { drifted, FLEET, facts, MADE, notes, PINS, withOne } from './example.ts';
import { madeFrom } from './made-machines.ts';

const anyMachine = fc.constantFrom(...MADE.machines);

/** All types that will do at the machine's place. */
function typesAt({ tags }: SeenMachine): readonly string[] {
  const pool = FLEET.pools[tags.get('pool') ?? ''];
  return pool === undefined || pool.kind === 'external'
    ? [FLEET.leader.instance.name]
    : pool.instances.map(({ name }) => name);
}

describe('driftOf', () => {
  it('finds none in what Terraform makes of the file, whatever group and spot market choose', () => {
    fc.assert(
      fc.property(fleetArbitrary(), fleet => {
        const made = madeFrom(fleet);
        const pins = pinsFor(fleet);
        const found = facts(made, fleet, pins);
        expect(found).toHaveLength(made.machines.length);
        expect(found.filter(({ drift }) => drift.length > 0)).toEqual([]);
        expect(notes(made, fleet, pins)).toEqual([]);
      }),
      { numRuns: 8 },
    );
  });

  it('finds another image in the machines whose pin is another, and in nothing else', () => {
    fc.assert(
      fc.property(fc.constantFrom('leader', 'agent-gpu', 'agent-x86_64', 'agent-arm64'), image => {
        const has = PINS.get(image);
        const pins = new Map([...PINS, [image, 'ami-0new']]);
        const users = MADE.machines.filter(machine => machine.image === has).map(({ id }) => id);
        expect(users.length).toBeGreaterThan(0);
        expect(drifted(MADE, FLEET, pins)).toEqual(
          Object.fromEntries(users.map(id => [id, [{ kind: 'image', has, wanted: 'ami-0new' }]])),
        );
      }),
    );
  });

  it('finds another type in the one machine that has it, with all types that will do', () => {
    fc.assert(
      fc.property(anyMachine, machine => {
        const { id } = machine;
        const wanted = typesAt(machine);
        expect(drifted(withOne(id, () => ({ instanceType: 't3.nano' })))).toEqual({
          [id]: [{ kind: 'instance-type', has: 't3.nano', wanted }],
        });
      }),
    );
  });

  it('is the same whatever the order', () => {
    const shuffled = fc.record({
      machines: fc.shuffledSubarray([...MADE.machines], { minLength: MADE.machines.length }),
      templates: fc.shuffledSubarray([...MADE.templates], { minLength: MADE.templates.length }),
    });
    fc.assert(
      fc.property(shuffled, made => {
        expect(facts(made)).toEqual(facts());
      }),
    );
  });

  it('begins with the leader, goes on as the file does, and counts hosts', () => {
    expect(facts().map(({ of, host }) => (of.kind === 'leader' ? 'leader' : `${of.pool} ${host}`))).toEqual([
      'leader',
      'gpu 1',
      'gpu 2',
      'gpu 3',
      ...['cpu undefined', 'cpu undefined', 'cpu undefined'],
      'cpu-1 undefined',
    ]);
  });

  it('never shows a machine of another fleet, one that goes, or one on which an image is built', () => {
    const outside = fc.constantFrom<(machine: SeenMachine) => Partial<SeenMachine>>(
      ({ tags }) => ({ tags: new Map([...tags, ['fleet', 'tvm-2']]) }),
      ({ tags }) => ({ tags: new Map([...tags].filter(([key]) => key !== 'fleet')) }),
      () => ({ state: 'shutting-down' }),
      () => ({
        tags: new Map([
          ['fleet', 'tvm'],
          ['image', 'agent-gpu'],
        ]),
      }),
    );
    fc.assert(
      fc.property(anyMachine, outside, ({ id }, other) => {
        const shown = facts(withOne(id, other)).map(one => one.id);
        expect(shown).not.toContain(id);
        expect(shown).toHaveLength(MADE.machines.length - 1);
      }),
    );
  });

  it('finds what Terraform leaves alone in leader and hosts: user data, and subnets that the file names', () => {
    const alone = MADE.machines.filter(({ userData }) => userData !== undefined);
    fc.assert(
      fc.property(fc.constantFrom(...alone), ({ id, userData, subnet }) => {
        expect(drifted(withOne(id, () => ({ userData: 'sha256:old' })))).toEqual({
          [id]: [{ kind: 'settings', what: 'user data', has: 'sha256:old', wanted: userData }],
        });
        expect(drifted(withOne(id, () => ({ subnet: 'subnet-0' })))).toEqual({
          [id]: [{ kind: 'settings', what: 'subnet', has: 'subnet-0', wanted: subnet }],
        });
      }),
    );
  });
});
