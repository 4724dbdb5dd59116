import type { Run } from '../core/run.ts';
import { link } from './markdown.ts';
import { clipped, code } from './neutral.ts';
import { artefactWords } from './run-artefacts.ts';
import { stateWords } from './run-state.ts';
import { endWords } from './run-times.ts';

/** The head of a table of runs. */
export const RUN_HEAD = ['job', 'commit', 'attempt', 'state', 'end', 'artefacts'] as const;

/** A run as a row of it. */
export const runRow = (run: Run, now: number): readonly string[] => [
  link(code(clipped(run.target, 120)), run.link),
  code(shortSha(run.sha)),
  String(run.attempt),
  stateWords(run),
  endWords(run, now),
  artefactWords(run),
];

/** As GitHub shortens commits. */
export const shortSha = (sha: string): string => sha.slice(0, 7);
