import type { Ask } from '../ask.ts';
import { brief } from '../brief-command.ts';
import { intend } from '../effects.ts';
import { audited, type Turn } from '../turn.ts';

/** `dead letters`: every instance has a queue of its own, and looks into it. The list comes as an answer. */
export const listLetters = (turn: Turn, { request }: Ask): Turn =>
  intend(turn, { kind: 'list-dead-letters', request: request.id });

/** `retry delivery ID`: whichever instance has it. What came of it is answered when it is done. */
export function retryDelivery(turn: Turn, { request: { by } }: Ask, asked: string): Turn {
  const delivery = brief(asked);
  return audited(intend(turn, { kind: 'replay', delivery }), by, 'replay accepted', delivery);
}
