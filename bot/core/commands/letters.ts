import type { Ask } from '../ask.ts';
import { brief } from '../brief-command.ts';
import { intend } from '../effects.ts';
import { audited, type Turn } from '../turn.ts';

/** `dead letters`: the list comes as an answer. */
export const listLetters = (turn: Turn, { request, speaks }: Ask): Turn =>
  speaks ? intend(turn, { kind: 'list-dead-letters', request: request.id }) : turn;

/** `retry delivery ID`: what came of it is answered when it is done. */
export function retryDelivery(turn: Turn, { request: { by }, speaks }: Ask, asked: string): Turn {
  const delivery = brief(asked);
  if (!speaks) return turn;
  return audited(intend(turn, { kind: 'replay', delivery }), by, 'replay accepted', delivery);
}
