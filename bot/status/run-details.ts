import type { Run, RunResult } from '../model/run.ts';
import { bullets, folded } from './markdown.ts';
import { clipped, code, neutral } from './neutral.ts';
import { artefactLines } from './run-artefacts.ts';
import { shortSha } from './run-row.ts';
import { stateWord } from './run-state.ts';
import { timeText } from './run-times.ts';

const MOST_DETAILS = 20;
const MOST_ARTEFACTS = 30;
const LONGEST_DETAIL = 300;

/** What a run that ended left, folded; undefined: nothing but its row. */
export function runDetails(run: Run): string | undefined {
  const { standing } = run;
  if (standing.kind !== 'ended') return undefined;
  const points = [...detailPoints(standing.result), ...artefactPoints(run, standing.result)];
  if (points.length === 0) return undefined;
  const summary = `${clipped(run.target, 120)}, attempt ${run.attempt} on ${shortSha(run.sha)}: ${stateWord(run)}`;
  const handle = run.handle === undefined ? [] : [`known there as ${code(clipped(run.handle, 200))}`];
  return folded(summary, bullets([...points, ...handle, ...stepPoints(run, standing)]));
}

function detailPoints({ details }: RunResult): readonly string[] {
  return few(
    details.map(each => neutral(clipped(each, LONGEST_DETAIL))).filter(each => each !== ''),
    MOST_DETAILS,
  );
}

function artefactPoints(run: Run, { artefacts }: RunResult): readonly string[] {
  const sums = artefacts.map(
    ({ name, bytes, sha256 }) => `${code(clipped(name, 160))}: ${bytes} bytes, SHA-256 ${code(sha256)}`,
  );
  const uploads = run.uploads.length === 0 ? [] : artefactLines({ ...run, standing: { kind: 'starting' } });
  return few([...sums, ...uploads], MOST_ARTEFACTS);
}

/** The steps of EESSI's table that are behind it. */
function stepPoints(run: Run, { since, at }: Extract<Run['standing'], { kind: 'ended' }>): readonly string[] {
  const steps = [
    run.intended === undefined ? undefined : `submitted ${timeText(run.intended)}`,
    since === undefined ? undefined : `running from ${timeText(since)}`,
    `finished ${timeText(at)}`,
    ...new Set(run.uploads.map(each => `${STEP[each.state]} ${timeText(each.at)}`)),
  ];
  return [
    steps
      .filter(each => each !== undefined)
      .slice(0, 8)
      .join(' → '),
  ];
}

const STEP = { uploaded: 'uploaded', 'kept-back': 'not uploaded', failed: 'not uploaded' } as const;

const few = (points: readonly string[], most: number): readonly string[] =>
  points.length > most ? [...points.slice(0, most), `and ${points.length - most} more`] : points;
