import { clipped, code } from '../../status/neutral.ts';
import { answer, refuse } from '../answers.ts';
import { approve, meansHead } from '../approvals.ts';
import type { Ask } from '../ask.ts';
import { racedText } from '../order-runs.ts';
import type { Turn } from '../turn.ts';

/** The length of a whole commit id. */
const WHOLE = 40;

/**
 * `approve [sha]`. A word without a commit, or with the beginning of one (which somebody could make another commit have too), counts
 * only when the head was known before it was written.
 */
export function approveCommit(turn: Turn, ask: Ask, asked: string | undefined): Turn {
  const { record } = turn;
  const { by, at, sha: head } = ask.request;
  const wanted = asked?.toLowerCase();
  if (wanted !== undefined && !head.startsWith(wanted))
    return refuse(
      turn,
      ask,
      `${code(clipped(wanted, WHOLE))} is not the head, which is ${code(head)}. Look at that commit, then approve it.`,
    );
  if (wanted?.length !== WHOLE && !meansHead(record, at, ask.saw)) return refuse(turn, ask, racedText(head));
  const text = `${code(head)} may be run. A push of another commit needs another approval.`;
  return answer(approve(turn, head, by), ask, { tone: 'done', text });
}
