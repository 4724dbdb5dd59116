import { describe } from 'vitest';
import { MemoryMachineGroups } from '../../tools/adapters/machine-groups/memory-machine-groups.ts';
import { machineGroupsContract } from './machine-groups-contract.ts';

for (const held of [false, true])
  describe(`groups in memory${held ? ', with a lifecycle hook' : ''}`, () =>
    machineGroupsContract(async () => {
      const cloud = new MemoryMachineGroups();
      let made = 0;
      return {
        cloud,
        async addGroup(group) {
          const name = `group-${++made}`;
          cloud.set({ ...group, name, held });
          return name;
        },
      };
    }));
