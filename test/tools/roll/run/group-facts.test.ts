import { describe, expect, it } from 'vitest';
import { MemoryMachineGroups } from '../../../../tools/adapters/machine-groups/memory-machine-groups.ts';
import { groupFacts, groupNames } from '../../../../tools/roll/run/group-facts.ts';
import { FLEET } from '../drift/example.ts';

describe('the groups of a fleet', () => {
  it('are those of its autoscaled pools, and are told by pool', async () => {
    const names = groupNames(FLEET);
    expect([...names.keys()].sort()).toEqual(['cpu', 'cpu-1']);
    const cloud = new MemoryMachineGroups(
      [...names.values(), 'other'].map((name, index) => ({ name, min: index, desired: 5, max: 9 })),
    );
    const facts = groupFacts(FLEET, await cloud.groups([...names.values()]));
    expect(facts).toEqual(
      new Map([...names.keys()].map((pool, index) => [pool, { desired: 5, min: index, max: 9 }])),
    );
  });

  it('that are not there are left out', () => expect(groupFacts(FLEET, new Map()).size).toBe(0));
});
