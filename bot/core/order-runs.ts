import type { PullRecord } from '../model/pull-record.ts';
import type { Run } from '../model/run.ts';
import type { Target } from '../model/target.ts';
import { code } from '../status/neutral.ts';
import { whoMay } from '../status/who-may.ts';
import { answer, answerOwn, refuse } from './answers.ts';
import { isCleared } from './approvals.ts';
import type { Ask } from './ask.ts';
import { digest } from './digest.ts';
import { notMeant } from './not-meant.ts';
import { overQuota } from './quota.ts';
import { hasRight } from './rights.ts';
import { isOpen, stop } from './stop.ts';
import { audited, inTurn, remembering, type Turn } from './turn.ts';
import { JUST } from './waiting.ts';

/** Takes on runs of these targets for the head. They begin in a later decision, in which the right to them is looked at again. */
export function orderRuns(turn: Turn, ask: Ask, targets: readonly Target[]): Turn {
  if (targets.length === 0) return turn;
  const { record, facts } = turn;
  const { sha, by } = ask.request;
  const mayApprove = hasRight('approve', by, facts, record.pull) === 'yes';
  const tooMany = overQuota(turn, targets, mayApprove);
  if (tooMany !== undefined) return refuseOwn(turn, ask, tooMany);
  const cleared = isCleared(record, sha, facts);
  const raced = cleared === 'no' && mayApprove ? notMeant(turn, ask.request, ask.saw) : undefined;
  if (raced !== undefined) return refuse(turn, ask, raced);
  const ordered = inTurn(turn, targets, (state, target, index) => orderRun(state, ask, target, index));
  return cleared === 'no' ? answer(awaiting(ordered, ask), ask, unapprovedSaid(ordered, sha)) : ordered;
}

function refuseOwn(turn: Turn, ask: Ask, text: string): Turn {
  return answerOwn(audited(turn, ask.request.by, `${ask.request.command.kind} refused`, text), ask, {
    tone: 'refused',
    text,
  });
}

/** What is said when a commit of somebody from outside is to be run. */
export const unapprovedSaid = ({ facts }: Turn, sha: string) =>
  ({
    tone: 'told',
    text: `${code(sha)} runs once it is approved, by ${whoMay(facts.settings.rights.approve)}: ${code(
      `@${facts.settings.names[0] ?? 'bot'} approve ${sha.slice(0, 12)}`,
    )} or an approving review of that commit.`,
  }) as const;

/** The runs of a request wait for the approval of their commit. */
function awaiting(turn: Turn, { request }: Ask): Turn {
  const runs = turn.record.runs.map(run =>
    run.request === request.id && run.standing.kind === 'waiting'
      ? { ...run, standing: { kind: 'unapproved' } as const }
      : run,
  );
  return remembering(turn, { runs });
}

/** One run; an earlier one of the same target is stopped first, and begins no more. */
function orderRun(turn: Turn, { request }: Ask, target: Target, index: number): Turn {
  const id = digest('run', request.id, target.name);
  if (turn.record.runs.some(known => known.id === id)) return turn;
  const earlier = turn.record.runs.filter(run => run.target === target.name && isOpen(run));
  const again = `${request.by.login} asked for it again`;
  const stopped = inTurn(turn, earlier, (state, run) => stop(state, run, request.by, again));
  const run = newRun(stopped.record, {
    id,
    request: request.id,
    target: target.name,
    index,
    sha: request.sha,
  });
  const added = remembering(stopped, { runs: [...stopped.record.runs, run] });
  return audited(
    added,
    request.by,
    'run accepted',
    `${target.name} attempt ${run.attempt} of ${request.sha}`,
  );
}

function newRun(
  { runs, pull }: PullRecord,
  given: Pick<Run, 'id' | 'request' | 'target' | 'index' | 'sha'>,
): Run {
  const attempts = runs.filter(({ target }) => target === given.target).map(({ attempt }) => attempt);
  return {
    ...given,
    attempt: Math.max(0, ...attempts) + 1,
    base: pull.base.sha,
    standing: { kind: 'waiting', why: JUST.taken },
    outdated: false,
    intended: undefined,
    handle: undefined,
    link: undefined,
    uploads: [],
    stopped: undefined,
    resubmitted: false,
    inDoubt: undefined,
  };
}
