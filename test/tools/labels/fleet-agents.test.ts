import fc from 'fast-check';
import { expect, it } from 'vitest';
import { agentsOf } from '../../../fleet/resolve/agents.ts';
import { labelledAgents } from '../../../tools/labels/fleet-agents.ts';
import { fleetArbitrary } from '../../arbitraries/fleet.ts';

it('agents carry their labels, and their names where these are settled', () => {
  fc.assert(
    fc.property(fleetArbitrary(), fleet => {
      const labelled = labelledAgents(fleet);
      for (const [index, { name, pool, host, labels }] of agentsOf(fleet).entries()) {
        const settled = host === 0 ? [] : [name];
        expect(labelled[index]).toEqual({ name, pool, labels: new Set([...labels, ...settled]) });
      }
    }),
    { numRuns: 20 },
  );
});
