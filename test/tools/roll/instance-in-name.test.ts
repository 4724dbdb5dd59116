import fc from 'fast-check';
import { expect, it } from 'vitest';
import { instanceInName } from '../../../tools/roll/instance-in-name.ts';
import { nameArbitrary } from '../../arbitraries/names.ts';

const id = fc
  .array(fc.constantFrom(...'0123456789abcdef'), { minLength: 17, maxLength: 17 })
  .map(digits => `i-${digits.join('')}`);

it('is found behind whatever cloud, alone, and before what is left of its builds', () => {
  fc.assert(
    fc.property(nameArbitrary(), id, fc.nat({ max: 99 }), (cloud, instance, uses) => {
      for (const name of [instance, `${cloud} ${instance}`, `${cloud} ${instance} Builds left: ${uses} `])
        expect(instanceInName(name)).toBe(instance);
    }),
  );
});

it.each(['cpu-1', 'wi-fi-12345678', 'i-12345678-1', 'pool-i-0123456789abcdef0', 'i-0123456789', ''])(
  'is not seen in %j',
  name => expect(instanceInName(name)).toBeUndefined(),
);
