import { type Parsed, quoted, wrong } from './parsed.ts';

const MOST_JOBS = 50;
const LONGEST_NAME = 200;

/**
 * Reads `[job1, job2]` or `[all]`; blanks around names and the case of `all` do not matter. Names come out as written.
 *
 * @param word what stands before the list, for a better line
 */
export function jobList(text: string, word: string): { readonly jobs: 'all' | readonly string[] } | Parsed {
  const inner = /^\[(.*)\]$/.exec(text)?.[1];
  if (inner === undefined) return unlisted(text, word);
  const jobs = [...new Set(inner.split(',').map(each => each.trim()))].filter(each => each !== '');
  if (jobs.length === 0) return wrong('it names no jobs', `${word} [all]`);
  if (jobs.some(each => each.toLowerCase() === 'all')) return { jobs: 'all' };
  if (jobs.length > MOST_JOBS) return wrong(`it names more than ${MOST_JOBS} jobs`, `${word} [all]`);
  const odd = jobs.find(each => each.length > LONGEST_NAME || /[[\]]/.test(each));
  return odd === undefined ? { jobs } : wrong(`${quoted(odd)} is no name of a job`);
}

function unlisted(text: string, word: string): Parsed {
  if (text === '') return wrong('it names no jobs', `${word} [all]`);
  const names = text.replaceAll(/[[\](){}]/g, '').trim();
  const meant = names === '' ? `${word} [all]` : `${word} [${names}]`;
  const why = text.startsWith('[')
    ? 'the list of jobs must end with ] and nothing may follow it'
    : 'jobs stand in brackets, with commas between them';
  return wrong(why, meant);
}
