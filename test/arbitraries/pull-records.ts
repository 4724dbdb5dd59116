import fc from 'fast-check';
import type { Command } from '../../bot/model/command.ts';
import type { AuditEntry } from '../../bot/model/decision.ts';
import { type Effect, type PendingEffect, REACTIONS } from '../../bot/model/effect.ts';
import type { Person } from '../../bot/model/person.ts';
import type { Pull, PullRef, Repository } from '../../bot/model/pull.ts';
import type { Answer, PullRecord, Request } from '../../bot/model/pull-record.ts';
import { OUTCOMES, type Run, type RunResult, type RunStanding } from '../../bot/model/run.ts';
import { unicodeText } from './unicode-text.ts';

/** Any text, lone surrogates, noncharacters and control characters too. */
export const anyText: fc.Arbitrary<string> = fc.oneof(
  unicodeText({ maxLength: 12 }),
  fc
    .array(fc.constantFrom('\u0000', '\ud800', '\udfff', '\ufffe', '\uffff', '"', '\\', '\u2028', 'ü'), {
      maxLength: 6,
    })
    .map(pieces => pieces.join('')),
);
const maybe = <T>(values: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> =>
  fc.option(values, { nil: undefined });
const few = <T>(values: fc.Arbitrary<T>): fc.Arbitrary<readonly T[]> => fc.array(values, { maxLength: 3 });
/** A time or a count. */
export const anyNumber: fc.Arbitrary<number> = fc.nat(Number.MAX_SAFE_INTEGER);
const sha = fc.string({ unit: fc.constantFrom(...'0123456789abcdef'), minLength: 40, maxLength: 40 });

export const people: fc.Arbitrary<Person> = fc.record({ id: anyNumber, login: anyText });
export const repositories: fc.Arbitrary<Repository> = fc.record({ id: anyNumber, name: anyText });
export const pullRefs: fc.Arbitrary<PullRef> = fc.record({ repository: repositories, number: anyNumber });

export const pulls: fc.Arbitrary<Pull> = fc.record({
  ref: pullRefs,
  author: people,
  state: fc.constantFrom('open', 'closed', 'merged'),
  draft: fc.boolean(),
  head: fc.record({ sha, branch: anyText, repository: maybe(repositories) }),
  base: fc.record({ branch: anyText, sha }),
  merged: maybe(sha),
  labels: few(anyText),
});

const filters = fc.record({
  architecture: few(anyText),
  repository: few(anyText),
  instance: few(anyText),
  accelerator: few(anyText),
  job: few(anyText),
});
const kind = <K extends string>(name: K): fc.Arbitrary<K> => fc.constant(name);

const commands: fc.Arbitrary<Command> = fc.oneof(
  fc.record({ kind: kind('run'), jobs: fc.oneof(kind('all'), kind('failed'), few(anyText)) }),
  fc.record({ kind: kind('abort'), jobs: fc.oneof(kind('all'), few(anyText)) }),
  fc.record({ kind: fc.constantFrom('status', 'help', 'show-config', 'dead-letters') }),
  fc.record({ kind: kind('explain'), job: anyText }),
  fc.record({ kind: fc.constantFrom('build', 'deploy'), filters }),
  fc.record({ kind: kind('benchmark'), filter: maybe(anyText) }),
  fc.record({ kind: kind('add-benchmarker'), login: anyText }),
  fc.record({ kind: kind('approve'), sha: maybe(sha) }),
  fc.record({ kind: kind('retry-delivery'), delivery: anyText }),
);

const effects: fc.Arbitrary<Effect> = fc.oneof(
  fc.record({
    kind: kind('react'),
    comment: anyNumber,
    reaction: fc.constantFrom(...REACTIONS),
  }),
  fc.record({ kind: fc.constantFrom('show', 'tidy') }),
  fc.record({ kind: fc.constantFrom('submit', 'release', 'cancel', 'publish'), run: anyText }),
  fc.record({ kind: kind('upload'), run: anyText, by: people }),
  fc.record({ kind: kind('run-branch'), branch: anyText, sha, target: anyText }),
  fc.record({ kind: kind('add-benchmarker'), login: anyText, by: people }),
  fc.record({ kind: kind('replay'), delivery: anyText }),
  fc.record({ kind: kind('list-dead-letters'), request: anyText }),
);
const pending: fc.Arbitrary<PendingEffect> = fc.record({
  key: anyText,
  effect: effects,
  due: anyNumber,
  tries: anyNumber,
});

const outcomes = fc.constantFrom(...OUTCOMES);
/** What a run can leave. */
export const results: fc.Arbitrary<RunResult> = fc.record({
  outcome: outcomes,
  summary: anyText,
  details: few(anyText),
  tests: maybe(fc.record({ outcome: outcomes, summary: anyText })),
  artefacts: few(fc.record({ name: anyText, bytes: anyNumber, sha256: anyText, source: anyText })),
  report: maybe(anyText),
});
const standings: fc.Arbitrary<RunStanding> = fc.oneof(
  fc.record({ kind: fc.constantFrom('unapproved', 'starting', 'held') }),
  fc.record({ kind: kind('waiting'), why: anyText }),
  fc.record({
    kind: kind('queued'),
    position: maybe(anyNumber),
    why: maybe(anyText),
    expectedEnd: maybe(anyNumber),
  }),
  fc.record({ kind: kind('running'), since: anyNumber, expectedEnd: maybe(anyNumber) }),
  fc.record({ kind: kind('ended'), at: anyNumber, since: maybe(anyNumber), result: results }),
);
const runs: fc.Arbitrary<Run> = fc.record({
  id: anyText,
  request: anyText,
  target: anyText,
  attempt: anyNumber,
  sha,
  base: sha,
  index: anyNumber,
  standing: standings,
  intended: maybe(anyNumber),
  outdated: fc.boolean(),
  handle: maybe(anyText),
  link: maybe(anyText),
  uploads: few(
    fc.record({
      artefact: anyText,
      state: fc.constantFrom('uploaded', 'kept-back', 'failed'),
      told: anyText,
      at: anyNumber,
    }),
  ),
  stopped: maybe(fc.record({ by: maybe(people), why: anyText })),
  resubmitted: fc.boolean(),
  inDoubt: maybe(anyNumber),
});

const requests: fc.Arbitrary<Request> = fc.record({
  id: anyText,
  command: commands,
  by: people,
  comment: maybe(fc.record({ id: anyNumber, url: anyText })),
  sha,
  at: anyNumber,
});
const answers: fc.Arbitrary<Answer> = fc.record({
  request: maybe(anyText),
  to: maybe(people),
  url: maybe(anyText),
  tone: fc.constantFrom('done', 'refused', 'misunderstood', 'told', 'failed'),
  text: anyText,
  folded: maybe(anyText),
  at: anyNumber,
});

/** Any record that the core's types allow, whether or not the core would make it. */
export const pullRecords: fc.Arbitrary<PullRecord> = fc.record({
  pull: pulls,
  pullAt: anyNumber,
  headSince: anyNumber,
  approvals: few(fc.record({ sha, by: people, at: anyNumber })),
  requests: few(requests),
  runs: few(runs),
  answers: few(answers),
  pending: few(pending),
  handled: few(anyText),
  horizon: anyNumber,
  comment: maybe(anyNumber),
  shown: maybe(fc.record({ hash: anyText, at: anyNumber })),
  toTidy: fc.boolean(),
  tidied: few(fc.record({ from: anyText, to: anyText })),
});

/** Any line of the audit trail. */
export const auditEntries: fc.Arbitrary<AuditEntry> = fc.record({
  at: anyNumber,
  pull: anyText,
  cause: anyText,
  by: maybe(people),
  what: anyText,
  why: anyText,
});
