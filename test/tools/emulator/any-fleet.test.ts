import fc from 'fast-check';
import { expect, it } from 'vitest';
import { terraformOf } from '../../../stacks/synth.ts';
import { emulatorOverride } from '../../../tools/emulator/override.ts';
import { fleetArbitrary } from '../../arbitraries/fleet.ts';
import { pinsFor } from '../../stacks/synthesised.ts';

it('the stack of any fleet can be put on the emulator, and every resource type of it was tried there', () => {
  fc.assert(
    fc.property(fleetArbitrary(), fleet => {
      const json = terraformOf({ fleet, pins: pinsFor(fleet), source: 'fleet.yaml' });
      expect(emulatorOverride(json).untried).toEqual([]);
    }),
    { numRuns: 15 },
  );
});
