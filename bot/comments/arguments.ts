import { buildFilters } from './build-filters.ts';
import { jobList } from './job-list.ts';
import { type Parsed, quoted, wrong } from './parsed.ts';
import type { Word } from './vocabulary.ts';

const LONGEST_NAME = 200;

/** GitHub's rule for names of accounts. */
const LOGIN = /^[a-z\d](?:[a-z\d]|-(?=[a-z\d])){0,38}$/i;
const SHA = /^[\da-f]{7,40}$/i;
const DELIVERY = /^[\w:-]{1,100}$/;

type Reader = (text: string, word: string) => Parsed;

const nothing =
  (command: Extract<Parsed, { command: unknown }>['command']): Reader =>
  (text, word) =>
    text === '' ? { command } : wrong(`nothing may stand behind ${quoted(word)}`, word);

/** Reads what stands behind the word of a command. */
export function readArguments({ kind, word }: Word, text: string): Parsed {
  if (word === 'rerun failed') return nothing({ kind: 'run', jobs: 'failed' })(text, word);
  return READERS[kind](text, word);
}

const READERS: Readonly<Record<Word['kind'], Reader>> = {
  run: (text, word) => {
    const read = jobList(text, word);
    return 'jobs' in read ? { command: { kind: 'run', jobs: read.jobs } } : read;
  },
  abort: (text, word) => {
    const read = text === '' ? { jobs: 'all' as const } : jobList(text, word);
    return 'jobs' in read ? { command: { kind: 'abort', jobs: read.jobs } } : read;
  },
  build: (text, word) => {
    const read = buildFilters(text, word);
    return 'filters' in read ? { command: { kind: 'build', filters: read.filters } } : read;
  },
  deploy: (text, word) => {
    const read = buildFilters(text, word);
    return 'filters' in read ? { command: { kind: 'deploy', filters: read.filters } } : read;
  },
  status: nothing({ kind: 'status' }),
  help: nothing({ kind: 'help' }),
  'show-config': nothing({ kind: 'show-config' }),
  'dead-letters': nothing({ kind: 'dead-letters' }),
  explain: (text, word) => {
    const job = bare(text);
    if (job === '') return wrong(`${quoted(word)} needs the name of a job behind it`);
    if (job.length > LONGEST_NAME) return wrong(`${quoted(job)} is no name of a job`);
    return { command: { kind: 'explain', job } };
  },
  benchmark: text => {
    const filter = bare(text);
    if (filter.length > LONGEST_NAME) return wrong('the filter is too long');
    return { command: { kind: 'benchmark', filter: filter === '' ? undefined : filter } };
  },
  'add-benchmarker': (text, word) => {
    const login = text.replace(/^@/, '');
    if (LOGIN.test(login)) return { command: { kind: 'add-benchmarker', login } };
    return wrong(
      text === '' ? 'it names nobody' : `${quoted(text)} is no name of an account`,
      guess(word, login, LOGIN),
    );
  },
  approve: (text, word) => {
    const sha = bare(text);
    if (sha === '') return { command: { kind: 'approve', sha: undefined } };
    if (SHA.test(sha)) return { command: { kind: 'approve', sha: sha.toLowerCase() } };
    return wrong(
      `${quoted(sha)} is no commit, which has 7 to 40 hexadecimal digits`,
      guess(word, sha, SHA) ?? word,
    );
  },
  'retry-delivery': (text, word) => {
    if (DELIVERY.test(text)) return { command: { kind: 'retry-delivery', delivery: text } };
    return wrong(
      text === '' ? 'it names no delivery' : `${quoted(text)} is no name of a delivery`,
      guess(word, text, DELIVERY),
    );
  },
};

/** Without the brackets that the forms in help and documents have. */
const bare = (text: string): string => (/^\[(.*)\]$/.exec(text)?.[1] ?? text).trim();

/** The command with the first word of what follows, where that one would do. */
function guess(word: string, text: string, rule: RegExp): string | undefined {
  const first = text.split(/[\s,.!]/)[0] ?? '';
  return rule.test(first) ? `${word} ${first}` : undefined;
}
