import { rightFor } from '../comments/vocabulary.ts';
import type { Command } from '../model/command.ts';
import type { Facts } from '../model/decision.ts';
import type { PullRecord, Request } from '../model/pull-record.ts';
import { hasApproved, isTrusted } from './approvals.ts';
import { isPinned } from './not-meant.ts';
import { hasRight } from './rights.ts';

/** Commands by which somebody who may approve a commit does so. */
const APPROVING: readonly Command['kind'][] = ['run', 'build', 'benchmark'];

type Word = Pick<Request, 'command' | 'by'>;

/** Whether somebody who asks for a run approves the head by that, when it is the head that is meant, and has not done so before. */
export function approvesByAsking(record: PullRecord, { command, by }: Word, facts: Facts): boolean {
  const { pull } = record;
  if (!APPROVING.includes(command.kind) || hasApproved(record, pull.head.sha, by)) return false;
  const rights = [rightFor(command.kind), 'approve'] as const;
  const mayBoth = rights.every(right => hasRight(right, by, facts, pull) === 'yes');
  return mayBoth && isTrusted(record, facts) !== 'yes';
}

/** Whether a command approves the head, without naming the whole of it, when it is the head that is meant. */
export const approvesHead = (record: PullRecord, word: Word, facts: Facts): boolean =>
  word.command.kind === 'approve'
    ? !isPinned(word.command) && hasRight('approve', word.by, facts, record.pull) === 'yes'
    : approvesByAsking(record, word, facts);
