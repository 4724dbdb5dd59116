import { decide } from '../core/decide.ts';
import { type Needs, needs, needsMove } from '../core/needs.ts';
import { nextLook } from '../core/next-look.ts';
import type { Decision, Facts, Input } from '../model/decision.ts';
import { type PullRef, pullKey } from '../model/pull.ts';
import type { PullRecord } from '../model/pull-record.ts';
import { type StoredRecord, StoreFailed } from '../stores/bot-store.ts';
import type { Configuration } from './configurations.ts';
import { gatherFacts, type InDoubt, withMove } from './gather-facts.ts';
import type { WorkerParts } from './worker-parts.ts';

/** How often a record is decided on anew because somebody else wrote it meanwhile. */
const RACES = 10;

/** How something is told. */
interface Telling {
  /** Of an event; anything else is decided on although GitHub does not answer, so that it is not lost. */
  readonly inDoubt?: InDoubt;
  /** The record as it was read or written last, which need not be read again then. */
  readonly known?: StoredRecord | undefined;
}

/**
 * Tells the core something and writes down what follows; nothing is done yet.
 * @returns the record as it is now; undefined: the pull request is none of ours
 * @throws ForgeFailed, StoreFailed; then nothing was written
 */
export const takeIn = (
  ref: PullRef,
  input: Input,
  configuration: Configuration,
  parts: WorkerParts,
  telling: Telling = {},
): Promise<StoredRecord | undefined> => takeInAll(ref, [input], configuration, parts, telling);

/**
 * Tells the core several things that happened side by side, one after another, and writes down once what follows from all of them:
 * a record of many runs takes long to write.
 * @returns the record as it is now; undefined: the pull request is none of ours
 * @throws ForgeFailed, StoreFailed; then nothing was written
 */
export async function takeInAll(
  ref: PullRef,
  inputs: readonly Input[],
  configuration: Configuration,
  parts: WorkerParts,
  { inDoubt = 'go on', known }: Telling = {},
): Promise<StoredRecord | undefined> {
  const key = pullKey(ref);
  let stored = known;
  for (let race = 0; race < RACES; race += 1) {
    stored ??= await parts.store.read(key);
    const told = await takeInOnto(ref, stored, inputs, configuration, parts, inDoubt);
    if (told !== 'taken') return told;
    stored = undefined;
  }
  throw new StoreFailed(`the record of ${key} was written by somebody else ${RACES} times in a row`);
}

/** The same, on top of this very version only. @returns `taken`: somebody else wrote meanwhile, and nothing was written */
export async function takeInOnto(
  ref: PullRef,
  stored: StoredRecord | undefined,
  inputs: readonly Input[],
  configuration: Configuration,
  parts: WorkerParts,
  inDoubt: InDoubt = 'go on',
): Promise<StoredRecord | 'taken' | undefined> {
  const { store, log, now, pollInterval } = parts;
  const key = pullKey(ref);
  const decision = await decidedAll(stored?.record, inputs, factsFor(ref, configuration, parts, inDoubt));
  if (decision === undefined) return stored;
  const { record, audit } = decision;
  const version = stored?.version ?? 0;
  const next = nextLook(record, now(), pollInterval);
  if ((await store.write(key, version, record, { audit, next })) === 'taken') return 'taken';
  for (const { what, why, cause } of audit) log(what, { pull: key, why, cause });
  return { version: version + 1, record };
}

/** What follows from all inputs together; undefined: nothing is worth writing down. */
async function decidedAll(
  record: PullRecord | undefined,
  inputs: readonly Input[],
  factsOf: FactsOf,
): Promise<Decision | undefined> {
  let known: Decision | undefined;
  for (const input of inputs) {
    const before = known?.record ?? record;
    const facts = await factsOf(before, input);
    // A pull request that GitHub does not know: nothing can be decided of it.
    if (facts === undefined) continue;
    const decision = decide(before, input, facts);
    if (decision) known = { record: decision.record, audit: [...(known?.audit ?? []), ...decision.audit] };
  }
  return known;
}

/** The facts for an input; undefined: the pull request is unknown to everybody. */
type FactsOf = (record: PullRecord | undefined, input: Input) => Promise<Facts | undefined>;

/** Asks GitHub for what each input needs; what was asked for one of them a moment ago is not asked again for the next. */
function factsFor(ref: PullRef, configuration: Configuration, parts: WorkerParts, inDoubt: InDoubt): FactsOf {
  let asked: { readonly wanted: Needs; readonly facts: Facts } | undefined;
  return async (record, input) => {
    const wanted = needs(record, input, configuration.settings);
    if (asked === undefined || !covers(asked.wanted, wanted))
      asked = { wanted, facts: await gatherFacts(ref, wanted, configuration, parts, inDoubt) };
    if (record === undefined && wanted.pull && asked.facts.pull === undefined) return undefined;
    const facts = only(asked.facts, wanted);
    return needsMove(record, input, facts) ? withMove(facts, ref, parts, inDoubt) : facts;
  };
}

const covers = (asked: Needs, wanted: Needs): boolean =>
  (asked.pull || !wanted.pull) &&
  wanted.standings.every(({ id }) => asked.standings.some(person => person.id === id));

/** Of the facts what is wanted: more would be decided on too. */
const only = (facts: Facts, { pull, standings }: Needs): Facts => ({
  ...facts,
  pull: pull ? facts.pull : undefined,
  standings: facts.standings.filter(({ person }) => standings.some(({ id }) => id === person.id)),
});
