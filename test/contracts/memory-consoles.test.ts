import { describe } from 'vitest';
import { MemoryConsoles } from '../../tools/adapters/host-keys/memory-consoles.ts';
import { consolesContract } from './consoles-contract.ts';

describe('consoles in memory', () =>
  consolesContract(async () => {
    const instanceId = 'i-00000000000000001';
    return { instanceId, consoles: new MemoryConsoles({ [instanceId]: 'booting\n' }) };
  }));
