import { describe } from 'vitest';
import type { FiringAlarm } from '../../tools/adapters/alarms/alarms.ts';
import { MemoryAlarms } from '../../tools/adapters/alarms/memory-alarms.ts';
import { alarmsContract } from './alarms-contract.ts';

describe('alarms in memory', () =>
  alarmsContract(async () => {
    const firing: FiringAlarm[] = [];
    return {
      cloud: new MemoryAlarms(() => firing),
      async addAlarm({ name, state, reason, says }) {
        if (state === 'ALARM') firing.push({ name, reason, says, since: 1 });
      },
    };
  }, 'tvm'));
