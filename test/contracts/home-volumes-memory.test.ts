import { describe } from 'vitest';
import { MemoryHomeVolumes } from '../../tools/adapters/home-volumes/memory-home-volumes.ts';
import { homeVolumesContract } from './home-volumes-contract.ts';

describe('homes in memory', () =>
  homeVolumesContract(async () => {
    const cloud = new MemoryHomeVolumes();
    let made = 0;
    return {
      cloud,
      async addVolume(tags) {
        const id = `vol-${++made}`;
        cloud.add({
          id,
          tags: new Map(Object.entries(tags)),
          state: 'available',
          zone: 'us-west-2a',
          type: 'gp3',
          gibibytes: 8,
          iops: 3000,
          throughput: 125,
          encrypted: true,
          key: undefined,
          attached: undefined,
        });
        return id;
      },
      addMachine: async () => `i-${++made}`,
    };
  }, 'tvm'));
