import type { Run } from '../model/run.ts';
import { link } from './markdown.ts';
import { clipped, code } from './neutral.ts';
import { artefactWords } from './run-artefacts.ts';
import { stateWords } from './run-state.ts';
import { endWords } from './run-times.ts';

/** The head of a table of runs; on a phone only its beginning is seen. */
export const RUN_HEAD = ['job', 'state', 'end', 'commit', 'attempt', 'artefacts'] as const;

/** A run as a row of it. */
export const runRow = (run: Run, now: number): readonly string[] => [
  link(code(clipped(run.target, 120)), run.link),
  stateWords(run),
  endWords(run, now),
  code(shortSha(run.sha)),
  String(run.attempt),
  artefactWords(run),
];

/** As GitHub shortens commits. */
export const shortSha = (sha: string): string => sha.slice(0, 7);
