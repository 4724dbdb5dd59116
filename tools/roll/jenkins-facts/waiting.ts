import { fullNameOf, itemPathOf } from '../../adapters/jenkins/item-path.ts';
import type { QueueItemAnswer } from '../../adapters/jenkins/work-answers.ts';
import type { WaitingItem } from '../facts.ts';

/** What waits, named so that a branch `main` of one project is not taken for that of another. */
export function waitingOf({ id, inQueueSince, why, task }: QueueItemAnswer): WaitingItem {
  const path = itemPathOf(task?.url ?? '');
  const job = path === undefined ? undefined : fullNameOf(path);
  return { id, task: job ?? task?.name ?? path ?? 'a task', since: inQueueSince, why: why ?? '' };
}
