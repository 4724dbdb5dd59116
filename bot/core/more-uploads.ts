import type { Effect } from '../model/effect.ts';
import type { Upload } from '../model/run.ts';
import { clipped } from '../status/neutral.ts';
import { audited, type Turn, withRun } from './turn.ts';

const MOST_UPLOADS = 30;
const LONGEST_TOLD = 300;

/** What became of a run's artefacts; the newest word about each. */
export function moreUploads(
  turn: Turn,
  { run: id, by }: Extract<Effect, { kind: 'upload' }>,
  uploads: readonly Upload[],
): Turn {
  const run = turn.record.runs.find(known => known.id === id);
  if (run === undefined) return turn;
  const names = new Set(uploads.map(({ artefact }) => artefact));
  const kept = run.uploads.filter(({ artefact }) => !names.has(artefact));
  const told = uploads.map(({ artefact, state }) => `${artefact} ${state}`).join(', ');
  return audited(
    withRun(turn, id, {
      uploads: [...kept, ...uploads]
        .slice(-MOST_UPLOADS)
        .map(each => ({ ...each, told: clipped(each.told, LONGEST_TOLD) })),
    }),
    by,
    'uploads',
    `${run.target}: ${told}`,
  );
}
