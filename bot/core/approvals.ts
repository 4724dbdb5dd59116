import type { Facts } from '../model/decision.ts';
import type { Person } from '../model/person.ts';
import type { Pull } from '../model/pull.ts';
import type { PullRecord } from '../model/pull-record.ts';
import { type Granted, hasRight, isAmong } from './rights.ts';
import { audited, remembering, type Turn } from './turn.ts';
import { JUST } from './waiting.ts';

/**
 * Whether the author of the pull request is trusted, so that no commit of it needs an approval. That goes for a branch of the
 * repository or of the author's own fork: into somebody else's, somebody else pushes.
 */
export function isTrusted({ pull }: PullRecord, facts: Facts): Granted {
  const { trusted } = facts.settings;
  const grantees = isOwnBranch(pull) ? trusted : trusted.filter(({ kind }) => kind === 'everyone');
  return isAmong(grantees, pull.author, facts, pull);
}

/** Names are compared, since GitHub tells both in one answer. A fork that is gone was nobody knows whose. */
function isOwnBranch({ ref, author, head: { repository } }: Pull): boolean {
  if (repository === undefined) return false;
  const [owner] = repository.name.split('/', 1);
  return repository.id === ref.repository.id || owner?.toLowerCase() === author.login.toLowerCase();
}

/**
 * Whether a commit may be run: its author is trusted, or somebody who may approve now has approved this very commit. A commit is
 * its content, so one that was approved and comes back by a forced push is approved still; any other commit is not.
 */
export function isCleared(record: PullRecord, sha: string, facts: Facts): Granted {
  const words = record.approvals.filter(approval => approval.sha === sha);
  const found = [
    isTrusted(record, facts),
    ...words.map(({ by }) => hasRight('approve', by, facts, record.pull)),
  ];
  if (found.includes('yes')) return 'yes';
  return found.includes('unknown') ? 'unknown' : 'no';
}

/** Whether somebody has approved a commit. */
export const hasApproved = ({ approvals }: PullRecord, sha: string, { id }: Person): boolean =>
  approvals.some(known => known.sha === sha && known.by.id === id);

/** Writes down that a commit may be run, and lets what waited for that take its turn. */
export function approve(turn: Turn, sha: string, by: Person): Turn {
  const { approvals, runs } = turn.record;
  if (hasApproved(turn.record, sha, by)) return turn;
  const freed = runs.map(run =>
    run.sha === sha && run.standing.kind === 'unapproved'
      ? { ...run, standing: { kind: 'waiting', why: JUST.approved } as const }
      : run,
  );
  const more = { approvals: [...approvals, { sha, by, at: turn.facts.now }], runs: freed };
  return audited(remembering(turn, more), by, 'commit approved', sha);
}
