import { describe } from 'vitest';
import { MemoryQuotas } from '../../tools/adapters/quotas/memory-quotas.ts';
import type { CountedMachine } from '../../tools/adapters/quotas/quotas.ts';
import { quotasContract } from './quotas-contract.ts';

describe('quotas in memory', () =>
  quotasContract(async () => {
    const running: CountedMachine[] = [];
    const limits = new Map([['ec2/L-1216C47A', 64]]);
    return {
      cloud: new MemoryQuotas(() => ({ limits, running })),
      known: { service: 'ec2', code: 'L-1216C47A' },
      async addMachine(machine, state) {
        if (state === 'running') running.push(machine);
      },
    };
  }));
