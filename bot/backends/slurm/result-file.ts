import type { Outcome } from '../../model/run.ts';
import { plainLines } from './plain-text.ts';

/** What a result file of the target repository's scripts says. */
export interface ResultFile {
  readonly outcome: Extract<Outcome, 'success' | 'failure' | 'unknown'>;
  /** Plain lines, untrusted. */
  readonly lines: readonly string[];
  /** As named, unchecked; at most 100. */
  readonly artefacts: readonly string[];
}

/** The largest result file that is read, in bytes. */
export const RESULT_BYTES = 256 * 1024;

/** A map, since the words come from outside: an object knows `constructor` too. */
const STATUS: ReadonlyMap<string, ResultFile['outcome']> = new Map([
  ['SUCCESS', 'success'],
  ['FAILURE', 'failure'],
]);

/** `_bot_job123.result`, written by the repository's `bot/check-build.sh`. */
export const resultName = (job: string): string => `_bot_job${job}.result`;

/** `_bot_job123.test`, written by its `bot/check-test.sh`. */
export const testName = (job: string): string => `_bot_job${job}.test`;

/**
 * Reads one section of EESSI's result files: `comment_description`, `status` and `artefacts`, whose value may go on in lines that
 * are indented. Undefined: there is no such section, or it has no status.
 */
export function readResult(text: string, section: 'RESULT' | 'TEST'): ResultFile | undefined {
  const values = sectionOf(text.slice(0, RESULT_BYTES), section);
  const status = values.get('status')?.trim();
  if (status === undefined || status === '') return undefined;
  return {
    outcome: STATUS.get(status) ?? 'unknown',
    lines: plainLines(values.get('comment_description') ?? ''),
    artefacts: (values.get('artefacts') ?? '')
      .split('\n')
      .map(line => line.trim())
      .filter(line => line !== '')
      .slice(0, 100),
  };
}

function sectionOf(text: string, section: string): ReadonlyMap<string, string> {
  const values = new Map<string, string>();
  let inside = false;
  let key = '';
  for (const line of text.split(/\r?\n/)) {
    const head = /^\[([^\]]{1,80})\]\s*$/.exec(line)?.[1];
    if (head !== undefined) inside = head === section;
    else if (inside && /^\s/.test(line) && key !== '') values.set(key, `${values.get(key)}\n${line.trim()}`);
    else if (inside) key = entryOf(line, values);
  }
  return values;
}

/** @returns the key that indented lines belong to from now on */
function entryOf(line: string, values: Map<string, string>): string {
  const at = line.search(/[=:]/);
  if (at <= 0) return '';
  const key = line.slice(0, at).trim().toLowerCase();
  values.set(key, line.slice(at + 1).trim());
  return key;
}
