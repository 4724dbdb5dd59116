import type { Command } from '../model/command.ts';
import type { Right } from '../model/settings.ts';

/** More commands than these in one comment are not read. */
export const MOST_COMMANDS = 20;

/** A form that a command may have. Parser, help and docs/bot-commands.md all come from this table. */
export interface Word {
  readonly kind: Command['kind'];
  /** What the line begins with behind the bot's name, as it is printed; blanks in it may be `-`, `_` or several blanks. */
  readonly word: string;
  /** Other spellings of it. */
  readonly also: readonly string[];
  /** What may stand behind the word, brackets as they are written; `''`: nothing. Capitals stand for something, `…` for more of it. */
  readonly form: string;
  /** A whole command without the bot's name. */
  readonly example: string;
  /** What comes of it, a phrase that begins with a verb. */
  readonly does: string;
  /** What the person who writes it must have. */
  readonly right: Right;
}

const FILTERS = 'repo:ID arch:NAME inst:NAME accel:NAME job:NUMBER';

/** Everything that people can write, the most common first. */
export const VOCABULARY: readonly Word[] = [
  {
    kind: 'run',
    word: 'run ci',
    also: [],
    form: '[JOB, …]',
    example: 'run ci [unix-gpu, sanity]',
    does: 'runs these jobs on the commit that is the head now; `[all]` means every job',
    right: 'run',
  },
  {
    kind: 'run',
    word: 'rerun failed',
    also: ['rerun-failed', 'retest failed'],
    form: '',
    example: 'rerun failed',
    does: 'runs again what did not succeed on the head',
    right: 'run',
  },
  {
    kind: 'abort',
    word: 'abort',
    also: [],
    form: '[JOB, …]',
    example: 'abort [unix-gpu]',
    does: 'ends these jobs, waiting or running; without a list it ends all of them',
    right: 'abort',
  },
  {
    kind: 'status',
    word: 'status',
    also: [],
    form: '',
    example: 'status',
    does: 'looks at every run now and brings the table up to date',
    right: 'command',
  },
  {
    kind: 'build',
    word: 'build',
    also: [],
    form: FILTERS,
    example: 'build repo:eessi-2023.06 arch:x86_64/amd/zen2 inst:aws',
    does: 'builds for the targets that all given filters fit, each of which may be left out',
    right: 'build',
  },
  {
    kind: 'deploy',
    word: 'deploy',
    also: [],
    form: FILTERS,
    example: 'deploy repo:eessi-2023.06',
    does: 'uploads the artefacts of builds that succeeded, as the upload policy says',
    right: 'deploy',
  },
  {
    kind: 'benchmark',
    word: 'runbenchmarks',
    also: ['run benchmarks'],
    form: '[FILTER]',
    example: 'runbenchmarks solvers/',
    does: 'runs the benchmarks of the head against the base branch; with a filter only those whose names begin so',
    right: 'benchmark',
  },
  {
    kind: 'approve',
    word: 'approve',
    also: [],
    form: '[SHA]',
    example: 'approve 1f3a9c2',
    does: 'lets this very commit of somebody from outside be run; without a commit, the head that was there when the comment was written',
    right: 'approve',
  },
  {
    kind: 'explain',
    word: 'explain',
    also: [],
    form: 'JOB',
    example: 'explain unix-gpu',
    does: 'says what a job is, what it needs, who may run it and how it stands here',
    right: 'command',
  },
  {
    kind: 'help',
    word: 'help',
    also: [],
    form: '',
    example: 'help',
    does: 'lists the commands',
    right: 'command',
  },
  {
    kind: 'show-config',
    word: 'show_config',
    also: [],
    form: '',
    example: 'show_config',
    does: "shows the repository's settings for the bot, and what is wrong with them",
    right: 'command',
  },
  {
    kind: 'add-benchmarker',
    word: 'addbenchmarker',
    also: ['add benchmarker'],
    form: '@USER',
    example: 'addbenchmarker @octocat',
    does: 'writes somebody into the list of those who may run benchmarks',
    right: 'admin',
  },
  {
    kind: 'dead-letters',
    word: 'dead letters',
    also: [],
    form: '',
    example: 'dead letters',
    does: 'lists the deliveries that could not be handled',
    right: 'admin',
  },
  {
    kind: 'retry-delivery',
    word: 'retry delivery',
    also: [],
    form: 'ID',
    example: 'retry delivery 72d3162e-cc78-11e3-81ab-4c9367dc0958',
    does: 'handles such a delivery once more',
    right: 'admin',
  },
];

const RIGHTS: ReadonlyMap<string, Right> = new Map(VOCABULARY.map(({ kind, right }) => [kind, right]));

/** The right that a command needs, whatever it is asked for. */
export const rightFor = (kind: Command['kind']): Right => RIGHTS.get(kind) ?? 'admin';
