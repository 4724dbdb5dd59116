import { describe } from 'vitest';
import { MemoryMachineImages } from '../../tools/adapters/machine-images/memory-machine-images.ts';
import { type ImageAccount, machineImagesContract } from './machine-images-contract.ts';

function memoryAccount(): ImageAccount {
  const cloud = new MemoryMachineImages();
  let made = 0;
  return {
    cloud,
    async addImage(name, tags) {
      made++;
      const own = { tags: new Map(Object.entries(tags)), created: made };
      cloud.addSnapshot({ id: `snap-${made}`, state: 'completed', ...own });
      cloud.add({
        id: `ami-${made}`,
        name,
        arch: 'x86_64',
        state: 'available',
        snapshots: [`snap-${made}`],
        ...own,
      });
      return `ami-${made}`;
    },
    async addTemplate(name, images) {
      for (const [index, of] of images.entries())
        cloud.inUse.push({ of, by: `launch template ${name}, version ${index + 1}` });
    },
    async addInstance(of, state) {
      if (state !== 'terminated') cloud.inUse.push({ of, by: `instance i-${of.slice(4)} (${state})` });
    },
  };
}

describe('machine images in memory', () => machineImagesContract(async () => memoryAccount(), 'tvm'));
