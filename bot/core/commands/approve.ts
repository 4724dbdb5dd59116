import { clipped, code } from '../../status/neutral.ts';
import { answer, refuse } from '../answers.ts';
import { approve } from '../approvals.ts';
import type { Ask } from '../ask.ts';
import { isPinned, notMeant } from '../not-meant.ts';
import type { Turn } from '../turn.ts';

/** How much of what was given for a commit is repeated. */
const LONGEST = 40;

/**
 * `approve [sha]`. A word without a commit, or with the beginning of one (which somebody could make another commit have too), counts
 * only when the head was known before it was written.
 */
export function approveCommit(turn: Turn, ask: Ask, asked: string | undefined): Turn {
  const { by, sha: head } = ask.request;
  const wanted = asked?.toLowerCase();
  if (wanted !== undefined && !head.startsWith(wanted))
    return refuse(
      turn,
      ask,
      `${code(clipped(wanted, LONGEST))} is not the head, which is ${code(head)}. Look at that commit, then approve it.`,
    );
  const raced = isPinned(ask.request.command) ? undefined : notMeant(turn, ask.request, ask.saw);
  if (raced !== undefined) return refuse(turn, ask, raced);
  const text = `${code(head)} may be run. A push of another commit needs another approval.`;
  return answer(approve(turn, head, by), ask, { tone: 'done', text });
}
