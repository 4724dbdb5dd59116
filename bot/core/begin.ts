import type { Request } from '../model/pull-record.ts';
import type { Run } from '../model/run.ts';
import { code, neutral } from '../status/neutral.ts';
import { whoMay } from '../status/who-may.ts';
import { report } from './answers.ts';
import { isCleared } from './approvals.ts';
import { beginnings, intend, isPending, keyOf, putOff } from './effects.ts';
import { speakerOf } from './meant.ts';
import { unapprovedSaid } from './order-runs.ts';
import { targetOf } from './own.ts';
import { hasRight } from './rights.ts';
import { isOpen, keepFromStarting } from './stop.ts';
import { takesHead } from './takes-head.ts';
import { audited, inTurn, type Turn, withRun } from './turn.ts';

/** How long a right may be in doubt because GitHub does not answer, in milliseconds; then the run is not started. */
const DOUBT_LIMIT = 60 * 60_000;
/** How long what hangs on a right in doubt is put off, in milliseconds. */
const DOUBT_PAUSE = 60_000;

/** Why what was approved is not started once the head is something that was not. */
const UNSEEN =
  'its system builds the head of the branch, which is another commit by now, and that one nobody approved';

/**
 * Looks once more at the right to runs that are about to begin, and lets those begin whose turn it is.
 * @param asked - runs about which the facts were asked; what an input has just brought about is looked at in the next decision
 */
export function beginRuns(turn: Turn, asked: readonly Run[]): Turn {
  return inTurn(turn, asked, (state, { id }) => {
    const run = state.record.runs.find(known => known.id === id);
    const isStill = run !== undefined && isOpen(run) && run.stopped === undefined;
    return isStill ? judge(state, run) : state;
  });
}

function judge(turn: Turn, run: Run): Turn {
  const { record, facts } = turn;
  const request = record.requests.find(({ id }) => id === run.request);
  const target = targetOf(run, facts);
  if (target === undefined || request === undefined)
    return refuseStart(turn, run, request, 'it is not in the configuration any more');
  // It was asked for, and could not be had: it may be closed, or be another commit by now.
  if (facts.pull === undefined) return inDoubt(turn, run, request);
  if (run.outdated && takesHead(target) && isCleared(record, record.pull.head.sha, facts) !== 'yes')
    return refuseStart(turn, run, request, UNSEEN);
  const right = hasRight(target.command, request.by, facts, record.pull);
  if (right === 'no') {
    const who = `${whoMay(facts.settings.rights[target.command])} may`;
    return refuseStart(turn, run, request, `${request.by.login} may not run it any more`, who);
  }
  const cleared = isCleared(record, run.sha, facts);
  if (right === 'unknown' || cleared === 'unknown') return inDoubt(turn, run, request);
  if (cleared === 'no') return withoutApproval(turn, run, request);
  return letBegin(run.inDoubt === undefined ? turn : withRun(turn, run.id, { inDoubt: undefined }), run);
}

/** The run is not started, and the answer says why. `who`: Markdown of ours. */
function refuseStart(turn: Turn, run: Run, request: Request | undefined, why: string, who?: string): Turn {
  const text = `${code(run.target)} is not started: ${neutral(why)}.${who === undefined ? '' : ` ${who}.`}`;
  return report(keepFromStarting(turn, run, why), request, { tone: 'refused', text });
}

/** Nobody can be asked about the right just now, so nothing is handed over or released; after too long it is given up. */
function inDoubt(turn: Turn, run: Run, request: Request): Turn {
  const { now } = turn.facts;
  const since = run.inDoubt ?? now;
  if (now - since >= DOUBT_LIMIT)
    return refuseStart(turn, run, request, 'GitHub could not be asked who may run it, for too long');
  const doubted = run.inDoubt === undefined ? withRun(turn, run.id, { inDoubt: since }) : turn;
  return inTurn(doubted, beginnings(run), (state, key) => putOff(state, key, now + DOUBT_PAUSE));
}

/** Its commit is approved by nobody (any more): what no backend can have waits for that, anything else is taken back. */
function withoutApproval(turn: Turn, run: Run, request: Request): Turn {
  if (run.intended !== undefined)
    return refuseStart(turn, run, request, 'the approval of its commit was withdrawn');
  const unapproved = withRun(turn, run.id, { standing: { kind: 'unapproved' }, inDoubt: undefined });
  const { settings, instance } = turn.facts;
  const said = unapprovedSaid(turn, run.sha);
  const isSaid = turn.record.answers.some(({ request: to, text }) => to === request.id && text === said.text);
  if (isSaid || speakerOf(request.command, settings) !== instance) return unapproved;
  return report(unapproved, request, said);
}

function letBegin(turn: Turn, run: Run): Turn {
  const { now } = turn.facts;
  if (run.standing.kind === 'held') return release(turn, run);
  if (run.standing.kind !== 'waiting') return turn;
  const why = inTheWay(turn, run);
  if (why !== undefined)
    return why === run.standing.why ? turn : withRun(turn, run.id, { standing: { kind: 'waiting', why } });
  const started = withRun(turn, run.id, { standing: { kind: 'starting' }, intended: run.intended ?? now });
  const handed = intend(started, { kind: 'submit', run: run.id });
  return audited(handed, undefined, 'run started', `${run.target} of ${run.sha}`);
}

function release(turn: Turn, run: Run): Turn {
  if (isPending(turn, keyOf({ kind: 'release', run: run.id }))) return turn;
  const released = intend(turn, { kind: 'release', run: run.id });
  return audited(released, undefined, 'run released', `${run.target} of ${run.sha}`);
}

/** What has to be over before a run begins: the run before it, and of benchmarks any other. */
function inTheWay(turn: Turn, run: Run): string | undefined {
  const { record, facts } = turn;
  const before = record.runs.slice(0, record.runs.indexOf(run)).filter(isOpen);
  const isStopping = before.some(
    ({ id, target }) => target === run.target && isPending(turn, keyOf({ kind: 'cancel', run: id })),
  );
  if (isStopping) return 'the run before it is being stopped';
  if (targetOf(run, facts)?.command !== 'benchmark') return undefined;
  const other = before.find(each => targetOf(each, facts)?.command === 'benchmark');
  return other && `${other.target} runs before it`;
}
