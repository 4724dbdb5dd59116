import type { Facts, Input } from '../model/decision.ts';
import type { Pull } from '../model/pull.ts';
import type { PullRecord } from '../model/pull-record.ts';
import type { Run } from '../model/run.ts';
import { isCleared } from './approvals.ts';
import { intend, withdraw } from './effects.ts';
import { handledNow } from './handled.ts';
import { cameBack, datedByMove, headSinceOf } from './head-since.ts';
import { newRecord } from './new-record.ts';
import { targetOf } from './own.ts';
import { isOpen, stopAll } from './stop.ts';
import { mayTakeAnother, takesHead } from './takes-head.ts';
import { audited, inTurn, remembering, type Turn } from './turn.ts';

/** The pull request as the newest word has it; undefined: there is no newer word than the record's. */
export function newerPull(
  record: PullRecord | undefined,
  input: Input,
  facts: Facts,
): { readonly pull: Pull; readonly at: number } | undefined {
  if (facts.pull !== undefined) return { pull: facts.pull, at: facts.now };
  if (input.kind !== 'event' || input.event.kind !== 'pull') return undefined;
  const { pull, at } = input.event;
  return record === undefined || at >= record.pullAt ? { pull, at } : undefined;
}

/** A record of a pull request that was not known before. */
export const recordOf = (pull: Pull, input: Input, facts: Facts): PullRecord => ({
  ...newRecord(pull, headSinceOf(pull, input, facts, 0)),
  pullAt: facts.now,
});

/** Takes in how the pull request stands: what it means for runs follows from the difference, by whichever event it was noticed. */
export function takePull(turn: Turn, input: Input, before: PullRecord | undefined): Turn {
  const newer = newerPull(turn.record, input, turn.facts);
  if (newer === undefined) return turn;
  const { pull: known } = turn.record;
  const { pull, at } = newer;
  const isSame = JSON.stringify(known) === JSON.stringify(pull);
  const taken = isSame ? turn : remembering(turn, { pull, pullAt: at });
  const pushed = datedByMove(
    known.head.sha === pull.head.sha ? cameBack(taken, input) : takeHead(taken, input),
  );
  const wasOpen = before === undefined ? isClosing(input) : known.state === 'open';
  if (pull.state === 'open') return before !== undefined && !wasOpen ? reopened(pushed) : pushed;
  return wasOpen ? merged(closed(pushed)) : pushed;
}

const isClosing = (input: Input): boolean =>
  input.kind === 'event' && input.event.kind === 'pull' && input.event.change === 'closed';

/** Another head: runs of other commits are outdated, and stopped where the repository wants that. Nothing new begins. */
function takeHead(turn: Turn, input: Input): Turn {
  const { record, facts } = turn;
  const { sha } = record.pull.head;
  const runs = record.runs.map(run =>
    run.outdated === (run.sha !== sha) ? run : { ...run, outdated: run.sha !== sha },
  );
  const headSince = headSinceOf(record.pull, input, facts, record.headSince);
  const marked = audited(remembering(turn, { runs, headSince }), undefined, 'head changed', sha);
  const older = runs.filter(run => isOpen(run) && run.sha !== sha);
  const ended = facts.settings.onPush === 'abort' ? older : older.filter(run => wouldRunUnseen(marked, run));
  return stopAll(marked, ended, undefined, 'a newer commit was pushed');
}

/** Whether a run that was let begin would build a head that nobody has approved. */
function wouldRunUnseen({ record, facts }: Turn, run: Run): boolean {
  const target = targetOf(run, facts);
  if (target === undefined || !takesHead(target) || !mayTakeAnother(run)) return false;
  return isCleared(record, record.pull.head.sha, facts) !== 'yes';
}

function closed(turn: Turn): Turn {
  const { runs, pull } = turn.record;
  const told = audited(
    remembering(turn, { toTidy: runs.length > 0 }),
    undefined,
    'pull request closed',
    pull.state,
  );
  return stopAll(told, runs.filter(isOpen), undefined, `the pull request was ${pull.state}`);
}

function reopened(turn: Turn): Turn {
  const told = audited(turn, undefined, 'pull request reopened', turn.record.pull.head.sha);
  return withdraw(remembering(told, { toTidy: false }), 'tidy');
}

/** Starts what the repository wants to run after a merge, once for each. */
function merged(turn: Turn): Turn {
  const { record, facts } = turn;
  const { merged: sha, base } = record.pull;
  const { onMerge, targets } = facts.settings;
  if (sha === undefined || onMerge === 'nothing') return turn;
  const mark = `once:merged:${sha}`;
  if (record.handled.includes(mark)) return turn;
  const meant = targets.filter(
    ({ name, command, instance }) =>
      instance === facts.instance && (onMerge === 'all' ? command === 'run' : onMerge.includes(name)),
  );
  return inTurn(handledNow(turn, mark), meant, (state, { name: target }) =>
    audited(
      intend(state, { kind: 'run-branch', branch: base.branch, sha, target }),
      undefined,
      'branch run',
      target,
    ),
  );
}

/** Once everything of a closed pull request has ended, what it left is moved aside. */
export function tidyUp(turn: Turn): Turn {
  const { toTidy, runs, pending, pull } = turn.record;
  if (!toTidy || pull.state === 'open' || runs.some(isOpen)) return turn;
  const busy = pending.some(({ effect }) => ['cancel', 'upload', 'publish'].includes(effect.kind));
  return busy ? turn : intend(turn, { kind: 'tidy' });
}
