import type { Outcome, Run, RunResult } from '../model/run.ts';
import { link } from './markdown.ts';
import { clipped, neutral } from './neutral.ts';

const LONGEST_REASON = 200;

/** Results in the words of EESSI's bot. */
const OUTCOMES: Readonly<Record<Outcome, string>> = {
  success: '✅ SUCCESS',
  failure: '❌ FAILURE',
  unstable: '⚠️ UNSTABLE',
  cancelled: '⛔ CANCELLED',
  'timed-out': '⌛ TIMED OUT',
  unknown: '🤷 UNKNOWN',
  'not-started': '⛔ NOT STARTED',
};

/** Where a run stands, for a cell of a table. */
export function stateWords(run: Run): string {
  const state = standingWords(run);
  if (run.stopped === undefined) return state;
  const by = run.stopped.by === undefined ? '' : ` by ${neutral(clipped(run.stopped.by.login, 60))}`;
  const verb = run.standing.kind === 'ended' ? 'stopped' : 'is being stopped';
  return `${state}; ${verb}${by}: ${reason(run.stopped.why)}`;
}

function standingWords({ standing }: Run): string {
  switch (standing.kind) {
    case 'unapproved':
      return '🔒 awaits approval of its commit';
    case 'waiting':
      return `⏳ waits: ${reason(standing.why)}`;
    case 'starting':
      return '⏳ is being submitted';
    case 'held':
      return '⏳ submitted, awaits release';
    case 'queued':
      return queuedWords(standing.position, standing.why);
    case 'running':
      return '▶️ running';
    case 'ended':
      return resultWords(standing.result);
  }
}

function queuedWords(position: number | undefined, why: string | undefined): string {
  const place = position === undefined ? '' : `, position ${position}`;
  const because = why === undefined || why.trim() === '' ? '' : `: ${reason(why)}`;
  return `⏳ released, awaits launch${place}${because}`;
}

function resultWords({ outcome, summary, tests, report }: RunResult): string {
  const parts = [
    told(outcome, summary),
    tests === undefined ? undefined : `tests ${told(tests.outcome, tests.summary)}`,
    report === undefined ? undefined : link('report', report),
  ];
  return parts.filter(each => each !== undefined).join('; ');
}

/** An outcome with what there is to say about it: `🤷 UNKNOWN: _bot_job1.result does not exist`. */
function told(outcome: Outcome, summary: string): string {
  return summary.trim() === '' ? OUTCOMES[outcome] : `${OUTCOMES[outcome]}: ${reason(summary)}`;
}

const reason = (text: string): string => neutral(clipped(text, LONGEST_REASON));

/** In one word, for a line of plain text. */
export const stateWord = ({ standing }: Run): string =>
  standing.kind === 'ended' ? standing.result.outcome : standing.kind;
