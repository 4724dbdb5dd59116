import type { Ask } from '../ask.ts';
import { brief } from '../brief-command.ts';
import { intend } from '../effects.ts';
import { audited, type Turn } from '../turn.ts';

/** `addbenchmarker @user`: what came of it is answered when it is done. */
export function addBenchmarker(turn: Turn, { request: { by }, speaks }: Ask, asked: string): Turn {
  const login = brief(asked);
  if (!speaks) return turn;
  return audited(intend(turn, { kind: 'add-benchmarker', login, by }), by, 'benchmarker accepted', login);
}
