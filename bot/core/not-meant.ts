import type { Command } from '../model/command.ts';
import type { Request } from '../model/pull-record.ts';
import { code } from '../status/neutral.ts';
import type { Turn } from './turn.ts';

/** The length of a whole commit id. */
const WHOLE = 40;

/** Whether a command names a whole commit. The beginning of one somebody could make another commit have, too. */
export const isPinned = (command: Command): boolean =>
  command.kind === 'approve' && command.sha?.length === WHOLE;

/**
 * Why a word cannot mean the head, as Markdown; undefined: it does. The head must have been known before, and where the word stands in a
 * review, the review must be of it. A comment names no commit, so GitHub must have been asked, too, whether the head was there since.
 * @param saw - the commit that a review is of
 */
export function notMeant(
  { record, facts }: Turn,
  { at }: Pick<Request, 'at'>,
  saw: string | undefined,
): string | undefined {
  const { sha } = record.pull.head;
  if (at < record.headSince || (saw !== undefined && saw !== sha))
    return `The head changed about when this was written, or may have: it is ${code(sha)} now. Look at that commit, then ask again.`;
  if (saw !== undefined || facts.moved !== undefined) return undefined;
  return `GitHub could not be asked whether the head was another when this was written: it is ${code(sha)} now. Ask again in a while, or approve that commit by its whole name.`;
}
