import type { Run, Upload } from '../model/run.ts';
import { link, safeAddress } from './markdown.ts';
import { clipped, code, neutral } from './neutral.ts';

/** So many artefacts stand in a cell; the others are counted there. */
const MOST_IN_CELL = 3;
const LONGEST_NAME = 160;
const LONGEST_REASON = 160;

const VERBS: Readonly<Record<Upload['state'], string>> = {
  uploaded: 'uploaded',
  'kept-back': 'kept back',
  failed: 'upload failed',
};

/** What a run made and what became of it, for a cell of a table. */
export function artefactWords(run: Run): string {
  const all = artefactLines(run);
  const shown = all.slice(0, MOST_IN_CELL);
  return all.length > shown.length
    ? [...shown, `and ${all.length - shown.length} more`].join('; ')
    : shown.join('; ');
}

/** Each artefact with what became of it. */
export function artefactLines({ standing, uploads }: Run): readonly string[] {
  const told = uploads.map(uploadWords);
  const made = standing.kind === 'ended' ? standing.result.artefacts : [];
  const rest = made.filter(({ name }) => !uploads.some(({ artefact }) => artefact === name));
  return [...told, ...rest.map(({ name }) => code(clipped(name, LONGEST_NAME)))];
}

function uploadWords({ artefact, state, told }: Upload): string {
  const name = code(clipped(artefact, LONGEST_NAME));
  if (safeAddress(told) !== undefined) return `${VERBS[state]} ${link(name, told)}`;
  const why = told.trim() === '' ? '' : `: ${neutral(clipped(told, LONGEST_REASON))}`;
  return `${VERBS[state]} ${name}${why}`;
}
