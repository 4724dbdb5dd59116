import fc from 'fast-check';
import { newRecord } from '../../../bot/core/new-record.ts';
import { bareResult } from '../../../bot/model/bare-result.ts';
import type { PullRecord } from '../../../bot/model/pull-record.ts';
import {
  OUTCOMES,
  type Outcome,
  type Run,
  type RunResult,
  type RunStanding,
} from '../../../bot/model/run.ts';
import type { RepositorySettings } from '../../../bot/model/settings.ts';
import type { Target } from '../../../bot/model/target.ts';
import { misunderstoodText } from '../../../bot/status/help-text.ts';
import { neutral } from '../../../bot/status/neutral.ts';
import { unicodeText } from '../../arbitraries/unicode-text.ts';

/** A moment: 22 November 2026, 12:00 UTC. */
export const NOW = Date.UTC(2026, 10, 22, 12);
export const HEAD = '1f3a9c2b5d7e8f90123456789abcdef012345678';

const target = (name: string, more: Partial<Target> = {}): Target => ({
  name,
  backend: 'jenkins',
  instance: 'jenkins',
  command: 'run',
  description: undefined,
  facets: {},
  labels: [],
  upload: 'none',
  ...more,
});

export const SETTINGS: RepositorySettings = {
  names: ['mxnet-bot', 'diffeqbot'],
  instances: ['jenkins', 'cluster'],
  editedComments: 'ignore',
  onPush: 'mark',
  onMerge: 'nothing',
  guide: true,
  runsPerHour: 100,
  trusted: [{ kind: 'role', role: 'write' }],
  rights: {
    run: [{ kind: 'author' }, { kind: 'role', role: 'write' }],
    build: [{ kind: 'person', id: 1, login: 'octocat' }],
    abort: [{ kind: 'author' }],
    approve: [{ kind: 'team', team: 'apache/mxnet-committers' }],
    deploy: [],
    benchmark: [{ kind: 'person', id: 1, login: 'octocat' }],
    command: [{ kind: 'everyone' }],
    admin: [{ kind: 'role', role: 'admin' }],
  },
  targets: [
    target('sanity', { description: 'Linters and licences.', labels: ['cpu'] }),
    target('unix-gpu', { labels: ['gpu', 'linux'] }),
    target('linux/x86_64/amd/zen2 eessi-2023.06', {
      backend: 'slurm',
      instance: 'cluster',
      command: 'build',
      upload: 'once',
      facets: { architecture: 'linux/x86_64/amd/zen2', repository: 'eessi-2023.06' },
    }),
    target('benchmarks', { backend: 'gitlab', command: 'benchmark' }),
  ],
  deployLabel: 'bot:deploy',
};

export const VIEW = { now: NOW, instance: 'jenkins', settings: SETTINGS };

/** A run of the first job for the head, on its way to its backend. */
export const run = (more: Partial<Run> = {}): Run => ({
  id: '0123456789abcdef',
  request: 'fedcba9876543210',
  target: 'sanity',
  attempt: 1,
  sha: HEAD,
  base: HEAD,
  index: 0,
  standing: { kind: 'starting' },
  intended: NOW - 3_600_000,
  outdated: false,
  handle: undefined,
  link: undefined,
  uploads: [],
  stopped: undefined,
  resubmitted: false,
  inDoubt: undefined,
  ...more,
});

export const ended = (outcome: Outcome, more: Partial<RunResult> = {}): RunStanding => ({
  kind: 'ended',
  at: NOW - 600_000,
  since: NOW - 1_800_000,
  result: { ...bareResult(outcome, ''), ...more },
});

export const record = (more: Partial<PullRecord> = {}): PullRecord => ({
  ...newRecord(
    {
      ref: { repository: { id: 7, name: 'apache/mxnet' }, number: 42 },
      author: { id: 2, login: 'author' },
      state: 'open',
      draft: false,
      head: { sha: HEAD, branch: 'fix', repository: { id: 8, name: 'author/mxnet' } },
      base: { branch: 'master', sha: HEAD },
      merged: undefined,
      labels: [],
    },
    NOW,
  ),
  ...more,
});

const PIECES = [
  '@octocat',
  '@org/team',
  '#1',
  'GH-12',
  'gh-3',
  'fixes #4',
  'closes https://github.com/a/b/issues/5',
  'apache/mxnet#6',
  'a@b.co',
  'me+x@mail.example.org',
  'http://evil.example',
  'https://evil.example/x',
  'HTTP://EVIL.example',
  'www.evil.example',
  'WWW.evil.example',
  'ftp://x.example',
  'mailto:a@b.co',
  'xmpp:a@b.co',
  '<b>',
  '</details>',
  '<details>',
  '<!--',
  '-->',
  '<script>',
  '<img src=x onerror=y>',
  '<https://evil.example>',
  '&lt;',
  '&#64;x',
  '&#35;1',
  '&',
  '[a](http://evil.example)',
  '![a](b)',
  '[a]: http://evil.example',
  '[^1]',
  '# head',
  '\n# head',
  '\n---\n',
  '\n===\n',
  '| a | b |',
  '|',
  '\\|',
  '\\',
  '\\\\',
  '`',
  '``',
  '```',
  '~~~',
  '\n```\n',
  '*',
  '**x**',
  '_x_',
  '~~x~~',
  '- ',
  '\n- x',
  '1. ',
  '> ',
  '    ',
  '\t',
  '\n\n',
  '\r\n',
  '\r',
  '\u2028',
  '\u0000',
  '\u202e',
  '\ud800',
  '$x$',
  ':smile:',
  'x',
  ' ',
  '.',
  '1',
  '🙂',
];

/** Text of somebody who wants it to act. */
export const hostile: fc.Arbitrary<string> = fc
  .array(fc.oneof({ weight: 5, arbitrary: fc.constantFrom(...PIECES) }, unicodeText({ maxLength: 5 })), {
    maxLength: 8,
  })
  .map(pieces => pieces.join(''));

const time = fc.oneof(fc.integer({ min: NOW - 1e9, max: NOW + 1e9 }), fc.constant(Number.NaN));
const maybe = <T>(each: fc.Arbitrary<T>) => fc.option(each, { nil: undefined });
const address = fc.oneof(
  fc.webUrl(),
  hostile,
  hostile.map(each => `https://ci.example/${each}`),
);
const outcome = fc.constantFrom(...OUTCOMES);

const result: fc.Arbitrary<RunResult> = fc.record({
  outcome,
  summary: hostile,
  details: fc.array(hostile, { maxLength: 3 }),
  tests: maybe(fc.record({ outcome, summary: hostile })),
  artefacts: fc.array(fc.record({ name: hostile, bytes: fc.nat(), sha256: hostile, source: hostile }), {
    maxLength: 5,
  }),
  report: maybe(address),
});

const standing: fc.Arbitrary<RunStanding> = fc.oneof(
  fc.constantFrom<RunStanding>({ kind: 'unapproved' }, { kind: 'starting' }, { kind: 'held' }),
  fc.record({ kind: fc.constant('waiting' as const), why: hostile }),
  fc.record({
    kind: fc.constant('queued' as const),
    position: maybe(fc.nat(9)),
    why: maybe(hostile),
    expectedEnd: maybe(time),
  }),
  fc.record({ kind: fc.constant('running' as const), since: time, expectedEnd: maybe(time) }),
  fc.record({ kind: fc.constant('ended' as const), at: time, since: maybe(time), result }),
);

const person = fc.record({ id: fc.nat(), login: hostile });

const hostileRun: fc.Arbitrary<Run> = fc
  .record({
    target: fc.oneof(hostile, fc.constantFrom('sanity', 'unix-gpu')),
    attempt: fc.integer({ min: 1, max: 3 }),
    standing,
    outdated: fc.boolean(),
    handle: maybe(hostile),
    link: maybe(address),
    uploads: fc.array(
      fc.record({
        artefact: hostile,
        state: fc.constantFrom('uploaded', 'kept-back', 'failed'),
        told: address,
        at: time,
      }),
      { maxLength: 4 },
    ),
    stopped: maybe(fc.record({ by: maybe(person), why: hostile })),
  })
  .map(run);

/** A record in which everything that can come from outside is hostile. */
export const hostileRecord: fc.Arbitrary<PullRecord> = fc
  .record({
    runs: fc.array(hostileRun, { maxLength: 6 }),
    requests: fc.array(
      fc.record({
        id: fc.constantFrom('a', 'b'),
        command: hostile.map(job => ({ kind: 'explain' as const, job })),
        by: person,
        comment: fc.constant(undefined),
        sha: fc.constant(HEAD),
        at: time,
      }),
      { maxLength: 2 },
    ),
    answers: fc.array(
      fc.record({
        request: fc.constantFrom('a', 'b', undefined),
        to: maybe(person),
        url: maybe(address),
        tone: fc.constantFrom('done', 'refused', 'misunderstood', 'told', 'failed'),
        text: fc.oneof(
          hostile.map(neutral),
          fc
            .record({ text: hostile, why: hostile, meant: maybe(hostile) })
            .map(each => misunderstoodText({ ...each, line: 1, addressed: 'bot' })),
        ),
        folded: maybe(hostile.map(neutral)),
        at: time,
      }),
      { maxLength: 7 },
    ),
    tidied: fc.array(fc.record({ from: hostile, to: hostile }), { maxLength: 3 }),
  })
  .map(record);
