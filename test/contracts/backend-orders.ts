import { createHash } from 'node:crypto';
import type { RunOrder } from '../../bot/backends/backend.ts';

let made = 0;

/** An order like no other before it, but for what a test says of it. */
export function backendOrder(said: Partial<RunOrder> = {}): RunOrder {
  made += 1;
  const word = createHash('sha256').update(`order ${made}`).digest('hex');
  return {
    run: word.slice(0, 16),
    pull: { repository: { id: 1300192, name: 'octo-org/software-layer' }, number: 42 },
    target: 'linux/x86_64/generic stack-2023.06',
    sha: word.slice(0, 40),
    base: word.slice(24, 64),
    attempt: 1,
    request: word.slice(16, 32),
    index: 0,
    filter: undefined,
    intended: Date.UTC(2026, 10, 21, 12),
    ...said,
  };
}
