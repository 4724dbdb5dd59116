import { BackendFailed, type RunOrder } from '../backend.ts';

const WORD = /^[A-Za-z0-9_][A-Za-z0-9_.+-]{0,63}$/;
const HEX16 = /^[0-9a-f]{16}$/;

/**
 * Where the job of an order lies below `jobs_base_dir`, made from numbers and checked words only:
 * `repo_ID/YYYY.MM/pr_N/event_ID/run_NNN/OS_SUBDIR`.
 *
 * From `YYYY.MM` on it is EESSI's layout. Pull request 7 of one repository is not 7 of another, so the repository's number,
 * which outlives a renaming, stands before it. The month is that of the order, not of now: the same order has one directory,
 * also when it is tried again after midnight of the last day.
 * @throws BackendFailed when the order holds something else
 */
export function jobPath(order: RunOrder, architecture: string, accelerator: string | undefined): string {
  const target = [...architecture.split('/'), ...(accelerator?.split('/') ?? [])].map(word);
  return [
    pullPath(order),
    `event_${checkedHex(order.request)}`,
    `run_${String(whole(order.index)).padStart(3, '0')}`,
    target.join('_'),
  ].join('/');
}

const PATH = /^repo_\d+\/\d{4}\.\d{2}\/pr_\d+\/event_[0-9a-f]{16}\/run_\d{3,}\/[A-Za-z0-9_][A-Za-z0-9_.+-]*$/;

/** Whether a text is a path that `jobPath` makes. */
export const isJobPath = (text: string): boolean => PATH.test(text);

function pullPath(order: RunOrder): string {
  const month = new Date(order.intended).toISOString().slice(0, 7).replace('-', '.');
  return `${repositoryFolder(order.pull.repository.id)}/${month}/pr_${whole(order.pull.number)}`;
}

/** The folder of all jobs of a repository. */
export const repositoryFolder = (id: number): string => `repo_${whole(id)}`;

/** The folders of pull requests in a month's folder have this name. */
export const pullFolder = (number: number): string => `pr_${whole(number)}`;

/** The folders of months. */
export const MONTH = /^\d{4}\.\d{2}$/;

/** Sixteen hexadecimal digits, or nothing is done with it. */
export function checkedHex(text: string): string {
  if (!HEX16.test(text)) throw odd(text);
  return text;
}

/** A whole number that is not negative, or nothing is done with it. */
export function whole(number: number): number {
  if (!Number.isSafeInteger(number) || number < 0) throw odd(String(number));
  return number;
}

function word(text: string): string {
  if (!WORD.test(text)) throw odd(text);
  return text;
}

const odd = (got: string): BackendFailed =>
  new BackendFailed(`${JSON.stringify(got.slice(0, 80))} cannot be part of a job directory's path`, {
    later: false,
  });
