import { z } from 'zod';
import { commentLine } from '../../../fleet/render/escape.ts';
import { faultOf } from './answer-faults.ts';
import type { HttpSession } from './http-session.ts';
import { itemPathOf } from './item-path.ts';
import type { QueueItemState } from './jenkins-control.ts';
import { readAnswer } from './read-page.ts';

const LONGEST_TEXT = 10_000;
const text = z.string().max(LONGEST_TEXT).nullish();
const leftSchema = z.object({
  _class: text,
  why: text,
  cancelled: z.boolean().nullish(),
  executable: z.object({ url: text }).nullish(),
});
const LEFT = 'hudson.model.Queue$LeftItem';

/** How a queue item stands. */
export async function readQueueItem(session: HttpSession, id: number): Promise<QueueItemState> {
  const what = `reading queue item ${id}`;
  const path = `queue/item/${id}/api/json?tree=why,cancelled,executable[url]`;
  const answer = await session.ask({ method: 'GET', path, repeatable: true });
  if (answer.status === 404) return { kind: 'absent' };
  if (answer.status !== 200) throw faultOf(answer, what);
  const { _class, why, cancelled, executable } = readAnswer(leftSchema, answer, what);
  if (cancelled === true) return { kind: 'cancelled' };
  if (_class !== LEFT) return { kind: 'waiting', why: commentLine(why ?? '').trim() };
  return { kind: 'left', build: itemPathOf(executable?.url ?? '') };
}
