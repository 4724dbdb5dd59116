import type { Facts, Input } from '../model/decision.ts';
import type { Person } from '../model/person.ts';
import type { PullRecord } from '../model/pull-record.ts';
import type { RepositorySettings } from '../model/settings.ts';
import { aboutToBegin } from './about-to-begin.ts';
import { approvesHead } from './approving-words.ts';
import { isCommentHeeded, speakerIn } from './events/comment.ts';
import { asksForUpload } from './events/label.ts';
import { isReviewHeeded } from './events/review.ts';
import { mayTakeAnother } from './takes-head.ts';

/** What Facts must hold for a decision. */
export interface Needs {
  /** The pull request as GitHub has it now. Where that cannot be asked and there is no record, the delivery has to come again. */
  readonly pull: boolean;
  /** Whose standing is looked at, each once. */
  readonly standings: readonly Person[];
}

/**
 * What has to be asked before `decide` can be. It is asked anew for every input: the right to a run is looked at again in the
 * very decision after which it is handed over or released. A standing that cannot be had is left out of the facts.
 */
export function needs(record: PullRecord | undefined, input: Input, settings: RepositorySettings): Needs {
  const first = input.kind === 'event' ? ofEvent(record, input, settings) : NOTHING;
  const again = record === undefined ? NOTHING : ofRuns(record);
  const people = new Map([...first.standings, ...again.standings].map(person => [person.id, person]));
  return { pull: first.pull || again.pull, standings: [...people.values()] };
}

/**
 * Whether the facts must hold the last move of the head, too: a comment, which names no commit, is about to approve the head. It hangs
 * on the facts that are there already, so few comments have GitHub asked for it.
 */
export function needsMove(record: PullRecord | undefined, input: Input, facts: Facts): boolean {
  if (record === undefined || input.kind !== 'event' || input.event.kind !== 'comment') return false;
  const { event, reading } = input;
  const { pull, settings } = facts;
  // Another head than the known one is noticed only now, so the comment is not about it in any case.
  if (pull?.head.sha !== record.pull.head.sha || pull.state !== 'open') return false;
  if (event.comment.at < record.headSince || !isCommentHeeded(record, event, reading, settings)) return false;
  const by = speakerIn(event);
  const known = { ...record, pull };
  return reading.asked.some(({ command }) => approvesHead(known, { command, by }, facts));
}

const NOTHING: Needs = { pull: false, standings: [] };

function ofEvent(
  record: PullRecord | undefined,
  { event, reading }: Extract<Input, { kind: 'event' }>,
  settings: RepositorySettings,
): Needs {
  const author = record === undefined ? [] : [record.pull.author];
  switch (event.kind) {
    case 'comment':
      return isCommentHeeded(record, event, reading, settings)
        ? { pull: true, standings: [event.by, event.comment.author, ...author] }
        : NOTHING;
    case 'review':
      return isReviewHeeded(record, event.review, reading)
        ? { pull: true, standings: [event.review.author, ...author] }
        : NOTHING;
    case 'pull':
      return {
        pull: true,
        standings: [
          ...(asksForUpload(record, event, settings) ? [event.by] : []),
          // After a push it is looked at whether what waits in a queue may build the new head.
          ...(record?.runs.some(mayTakeAnother) ? author : []),
        ],
      };
    default:
      return NOTHING;
  }
}

/** Who asked for the runs that are about to begin, whose code they are, and who approved it. */
function ofRuns(record: PullRecord): Needs {
  const runs = aboutToBegin(record);
  if (runs.length === 0) return NOTHING;
  const requests = new Set(runs.map(({ request }) => request));
  const shas = new Set(runs.map(({ sha }) => sha));
  const asked = record.requests.filter(({ id }) => requests.has(id));
  const approved = record.approvals.filter(({ sha }) => shas.has(sha));
  return { pull: true, standings: [record.pull.author, ...[...asked, ...approved].map(({ by }) => by)] };
}
