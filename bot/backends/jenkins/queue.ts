import * as z from 'zod';
import { commentLine } from '../../../fleet/render/escape.ts';
import { WAITING_TREE, waitingItemsSchema } from '../../../tools/adapters/jenkins/build-answers.ts';
import type { HttpSession } from '../../../tools/adapters/jenkins/http-session.ts';
import type { SeenWork } from '../../../tools/adapters/jenkins/known-work.ts';
import { readAnswer, readPage } from '../../../tools/adapters/jenkins/read-page.ts';
import { waitingPart, waitingWork } from '../../../tools/adapters/jenkins/seen-work.ts';

/** Something that waits in the queue. */
export interface QueueItem {
  readonly id: number;
  readonly since: number;
  /** Why, in Jenkins's words; untrusted. */
  readonly why: string;
  /** The build that it will be; undefined: it is part of one that has begun. */
  readonly work: SeenWork | undefined;
  /** The address of the build of which it is a part, relative to the root. */
  readonly part: string | undefined;
}

const LONGEST_WHY = 10_000;
const { element } = waitingItemsSchema.shape.items;
const schema = z.object({
  items: z.array(element.extend({ why: z.string().max(LONGEST_WHY).nullish() })).max(200_000),
});
const TREE = WAITING_TREE.replace('items[', 'items[why,');

/** What waits. */
export async function readQueue(session: HttpSession): Promise<readonly QueueItem[]> {
  const what = 'reading the queue';
  const { items } = readAnswer(schema, await readPage(session, `queue/api/json?${TREE}`, what), what);
  return items.map(item => ({
    id: item.id,
    since: item.inQueueSince,
    why: commentLine(item.why ?? '').trim(),
    work: waitingWork(item)[0],
    part: waitingPart(item)[0],
  }));
}

/** What waits for a node says so; what does not waits for its quiet period, or for another build of its job. */
const FOR_NODE = /executor|nodes? (?:with|of)|is offline/i;

/** The place of an item among those that wait for the same label, which stands in Jenkins's words only; undefined: it waits for something else. */
export function placeInQueue(item: QueueItem, queue: readonly QueueItem[]): number | undefined {
  if (!FOR_NODE.test(item.why)) return undefined;
  return queue.filter(
    ({ why, since, id }) =>
      why === item.why && (since < item.since || (since === item.since && id <= item.id)),
  ).length;
}
