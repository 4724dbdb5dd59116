import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { logicalIdOf, THIS } from '../../stacks/logical-id.ts';

/** Names of pools, zones and secrets, as the schema has them. */
const name = fc.stringMatching(/^[a-z][a-z0-9]{0,4}(?:-[a-z0-9]{1,3}){0,2}$/);

describe('logicalIdOf', () => {
  it.each([
    [['network', THIS], 'network'],
    [['network', 'private', 'a'], 'network_private_a'],
    [[THIS, 'pool', 'cpu-spot', THIS], 'pool_cpu-spot'],
    [['registry', 'ci/base'], 'registry_ci-2f-base'],
  ])('names %j %s', (path, id) => {
    expect(logicalIdOf(path)).toBe(id);
  });

  it('is an identifier of Terraform', () => {
    fc.assert(
      fc.property(name, fc.string({ maxLength: 20, unit: 'grapheme' }), (first, second) => {
        expect(logicalIdOf([first, second])).toMatch(/^[a-z][\w-]*$/);
      }),
    );
  });

  it('tells names from parts of names', () => {
    const path = fc.array(name, { minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(path, path, (one, other) => {
        expect(logicalIdOf(one) === logicalIdOf(other)).toBe(one.join('/') === other.join('/'));
      }),
    );
  });
});
