import type { Outcome, Run } from '../../model/run.ts';
import { code } from '../../status/neutral.ts';
import { answer } from '../answers.ts';
import type { Ask } from '../ask.ts';
import { meantBy } from '../meant.ts';
import { orderRuns } from '../order-runs.ts';
import { own } from '../own.ts';
import { hasRight } from '../rights.ts';
import type { Turn } from '../turn.ts';

/** Endings that a second attempt may mend. What somebody stopped did not fail. */
const FAILED: readonly Outcome[] = ['failure', 'unstable', 'timed-out', 'unknown', 'not-started'];

/** `rerun failed`: the targets whose last attempt for this head failed, and no other. */
export function rerunFailed(turn: Turn, ask: Ask): Turn {
  const { facts, record } = turn;
  const { by, sha, command } = ask.request;
  const failed = own(meantBy(command, facts.settings), facts).filter(
    target =>
      hasFailed(record.runs.findLast(run => run.target === target.name && run.sha === sha)) &&
      hasRight(target.command, by, facts, record.pull) === 'yes',
  );
  if (failed.length > 0) return orderRuns(turn, ask, failed);
  const text = `Nothing that ${code(facts.instance)} runs has failed last on ${code(sha.slice(0, 12))}.`;
  return answer(turn, ask, { tone: 'told', text });
}

const hasFailed = (run: Run | undefined): boolean =>
  run?.standing.kind === 'ended' && FAILED.includes(run.standing.result.outcome);
