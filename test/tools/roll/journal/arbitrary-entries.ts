import fc from 'fast-check';
import type { Drift } from '../../../../tools/roll/facts.ts';
import { agentPhase, leaderPhase } from '../../../../tools/roll/journal/phases.ts';
import type { Act, ActKind } from '../../../../tools/roll/run/act.ts';
import type { Entry, Order, Target } from '../../../../tools/roll/run/entry.ts';
import type { Got, Outcome } from '../../../../tools/roll/run/outcome.ts';
import { instants, leaderRecords, lostWork, names, recordedWork, sentences } from './arbitrary-work.ts';

/** For each kind of a union an arbitrary: a kind that is added to the union does not compile until it has one. */
type Each<U, Tag extends keyof U> = {
  readonly [K in U[Tag] & string]: fc.Arbitrary<Extract<U, { readonly [key in Tag]: K }>>;
};

const anyOf = <T>(each: Readonly<Record<string, fc.Arbitrary<T>>>): fc.Arbitrary<T> =>
  fc.oneof(...Object.values(each));

const maybe = <T>(values: fc.Arbitrary<T>) => fc.option(values, { nil: undefined });
const kind = <K extends string>(word: K) => fc.constant(word);
const bare = <K extends ActKind>(word: K) => fc.record({ kind: kind(word) });

const acts: Each<Act, 'kind'> = {
  cordon: fc.record({ kind: kind('cordon'), node: names }),
  uncordon: fc.record({ kind: kind('uncordon'), node: names }),
  'mark-again': fc.record({ kind: kind('mark-again'), node: names, reason: sentences }),
  smoke: fc.record({ kind: kind('smoke'), node: maybe(names) }),
  abort: fc.record({ kind: kind('abort'), build: names }),
  enlarge: fc.record({ kind: kind('enlarge'), pool: names, to: fc.nat() }),
  retire: fc.record({ kind: kind('retire'), pool: names, instance: names, shrink: fc.boolean() }),
  'remake-host': fc.record({
    kind: kind('remake-host'),
    pool: names,
    host: fc.nat(),
    instance: names,
    image: maybe(names),
  }),
  quiet: bare('quiet'),
  unquiet: bare('unquiet'),
  record: bare('record'),
  'back-up': bare('back-up'),
  'remake-leader': fc.record({ kind: kind('remake-leader'), instance: names }),
  'update-leader': bare('update-leader'),
  'restore-leader': fc.record({
    kind: kind('restore-leader'),
    instance: names,
    image: maybe(names),
    jenkins: names,
    snapshot: names,
  }),
  'check-leader': bare('check-leader'),
  'find-lost': bare('find-lost'),
  'start-again': fc.record({
    kind: kind('start-again'),
    work: recordedWork,
    how: fc.constantFrom('rebuild' as const, 'parameters' as const),
  }),
  scan: fc.record({ kind: kind('scan'), project: names }),
};

/** Any act. */
const anyAct: fc.Arbitrary<Act> = anyOf<Act>(acts);

const gots: Each<Got, 'kind'> = {
  record: fc.record({ kind: kind('record'), record: leaderRecords }),
  snapshot: fc.record({ kind: kind('snapshot'), id: names }),
  lost: fc.record({
    kind: kind('lost'),
    lost: fc.array(lostWork, { maxLength: 2 }),
    more: fc.boolean(),
  }),
  started: fc.record({ kind: kind('started'), url: names }),
};

const outcomes: Each<Outcome, 'result'> = {
  done: fc.record({ result: kind('done'), got: anyOf<Got>(gots) }, { requiredKeys: ['result'] }),
  failed: fc.record(
    { result: kind('failed'), why: sentences, fix: sentences },
    { requiredKeys: ['result', 'why'] },
  ),
};

/** Any outcome. */
const anyOutcome: fc.Arbitrary<Outcome> = anyOf<Outcome>(outcomes);

const drifts: Each<Drift, 'kind'> = {
  image: fc.record({ kind: kind('image'), has: names, wanted: names }),
  template: fc.record({ kind: kind('template'), has: names, wanted: names }),
  'instance-type': fc.record({
    kind: kind('instance-type'),
    has: names,
    wanted: fc.array(names, { maxLength: 2 }),
  }),
  jenkins: fc.record({ kind: kind('jenkins'), has: names, wanted: names }),
  settings: fc.record({ kind: kind('settings'), what: names, has: names, wanted: names }),
};

const targets: fc.Arbitrary<Target> = fc.record({
  name: names,
  pool: maybe(names),
  instance: names,
  drift: fc.array(anyOf<Drift>(drifts), { maxLength: 2 }),
});

const order: fc.Arbitrary<Order> = fc.constantFrom('pause', 'resume', 'abort', 'rollback');

const entries: Each<Entry, 'kind'> = {
  begun: fc.record({
    kind: kind('begun'),
    roll: names,
    fleet: names,
    by: names,
    why: maybe(sentences),
    now: fc.boolean(),
    only: maybe(names),
    closes: maybe(instants),
    targets: fc.array(targets, { maxLength: 2 }),
  }),
  'went-on': fc.record({ kind: kind('went-on'), by: names, closes: maybe(instants) }),
  intent: fc.record({ kind: kind('intent'), act: anyAct, machine: maybe(names) }),
  outcome: fc.record({ kind: kind('outcome'), of: fc.nat(), outcome: anyOutcome }),
  agent: fc.record(
    {
      kind: kind('agent'),
      machine: names,
      pool: names,
      instance: names,
      phase: fc.constantFrom(...agentPhase.options),
      way: fc.constantFrom('replace' as const, 'surge' as const),
      replacement: names,
      session: names,
      was: names,
      reverts: fc.constant(true as const),
      why: sentences,
    },
    { requiredKeys: ['kind', 'machine', 'pool', 'instance', 'phase', 'way'] },
  ),
  leader: fc.record(
    {
      kind: kind('leader'),
      phase: fc.constantFrom(...leaderPhase.options),
      answers: fc.constant(true as const),
      why: sentences,
    },
    { requiredKeys: ['kind', 'phase'] },
  ),
  jenkins: fc.record(
    { kind: kind('jenkins'), answers: fc.boolean(), session: names },
    { requiredKeys: ['kind', 'answers'] },
  ),
  order: fc.record({ kind: kind('order'), order, by: names, why: maybe(sentences) }),
  stopping: fc.record({ kind: kind('stopping'), why: sentences }),
  ended: fc.record(
    {
      kind: kind('ended'),
      how: fc.constantFrom(
        'complete' as const,
        'window' as const,
        'stopped' as const,
        'aborted' as const,
        'rolled-back' as const,
      ),
      why: sentences,
    },
    { requiredKeys: ['kind', 'how'] },
  ),
};

/** Any entry. They do not fit together: for a roll as it could happen they must be made by its rules. */
export const anyEntry: fc.Arbitrary<Entry> = anyOf<Entry>(entries);
