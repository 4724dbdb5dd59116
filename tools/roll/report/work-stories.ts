import type { ActKind } from '../run/act.ts';
import type { LostWork, RecordedWork } from '../run/recorded-work.ts';
import type { ActStory } from './act-stories.ts';

/**
 * What became of work that ran, or waited, when the leader was written down. `kept`: it was there afterwards or had come
 * to its end. `open`: that is not known yet. `ended`: it ended before the leader went. `started-again`, `by-hand` (a person
 * has to start it), `not-started` (to be started, and not done yet): it was lost.
 */
export type WorkFate = 'kept' | 'open' | 'ended' | 'started-again' | 'by-hand' | 'not-started';

/** A build, or a request for one, that the leader had. Instants in milliseconds since 1970; no parameters. */
export interface WorkStory {
  /** Its address in Jenkins, relative to the root: of the build, or of the job while it waits. */
  readonly path: string;
  readonly kind: RecordedWork['kind'];
  /** Whether it was still waiting in the queue. */
  readonly waited: boolean;
  readonly since: number;
  /** When it was last seen before the leader went. */
  readonly seen: number;
  readonly causes: readonly string[];
  readonly commit: string | undefined;
  readonly fate: WorkFate;
  /** What was started in its place, and when; why it could not be. */
  readonly again:
    | { readonly path: string | undefined; readonly at: number; readonly failed?: string }
    | undefined;
}

/** All work that the leader's records hold, each once. */
export function workStories(acts: readonly ActStory[]): readonly WorkStory[] {
  const records = leaderRecords(acts);
  const lost = lostWork(acts);
  const started = startedWork(acts);
  const seen = new Map<
    string,
    { readonly work: RecordedWork; readonly at: number; readonly last: boolean }
  >();
  for (const { at, work, last } of records)
    for (const each of work) seen.set(keyOf(each), { work: each, at, last });
  const at = records.at(-1)?.at ?? 0;
  for (const [key, { work }] of lost.found) if (!seen.has(key)) seen.set(key, { work, at, last: true });
  return [...seen].map(([key, { work, at: lastSeen, last }]) => {
    const again = started.get(key);
    return {
      path: pathOf(work),
      kind: work.kind,
      waited: work.number === undefined,
      since: work.since,
      seen: lastSeen,
      causes: work.causes,
      commit: work.commit,
      fate: fateOf(lost.found.get(key), { last, looked: lost.looked, again }),
      again,
    };
  });
}

const gotOf = ({ end }: ActStory) => (end?.outcome.result === 'done' ? end.outcome.got : undefined);

/** `last`: no other was written before the leader went, or went again. */
function leaderRecords(acts: readonly ActStory[]) {
  let generation = 0;
  const records = acts.flatMap(act => {
    if (GOES.has(act.act.kind)) generation++;
    const got = gotOf(act);
    return got?.kind === 'record' && act.end ? [{ at: act.end.at, work: got.record.work, generation }] : [];
  });
  return records.map((record, index) => ({
    ...record,
    last: records[index + 1]?.generation !== record.generation,
  }));
}

/** With these the leader goes. */
const GOES: ReadonlySet<ActKind> = new Set<ActKind>(['remake-leader', 'update-leader', 'restore-leader']);

/** Ids start again after a crash of Jenkins, and then with another job or another beginning. */
const keyOf = ({ item, job }: RecordedWork): string => `${item} ${job}`;

const pathOf = ({ job, number }: RecordedWork): string => (number === undefined ? job : `${job}${number}/`);

function lostWork(acts: readonly ActStory[]) {
  const lists = acts.flatMap(act => {
    const got = gotOf(act);
    return got?.kind === 'lost' ? [got] : [];
  });
  const found = new Map(lists.flatMap(({ lost }) => lost).map(lost => [keyOf(lost.work), lost]));
  return { looked: lists.length > 0 && lists.at(-1)?.more === false, found };
}

function startedWork(acts: readonly ActStory[]): ReadonlyMap<string, NonNullable<WorkStory['again']>> {
  const started = new Map<string, NonNullable<WorkStory['again']>>();
  for (const { act, end } of acts) {
    if (act.kind !== 'start-again' || end === undefined) continue;
    const { at, outcome } = end;
    const key = keyOf(act.work);
    if (outcome.result === 'failed') started.set(key, { path: undefined, at, failed: outcome.why });
    else started.set(key, { path: outcome.got?.kind === 'started' ? outcome.got.url : undefined, at });
  }
  return started;
}

function fateOf(
  lost: LostWork | undefined,
  known: { readonly last: boolean; readonly looked: boolean; readonly again: WorkStory['again'] },
): WorkFate {
  const { again, last, looked } = known;
  if (again !== undefined) return again.failed === undefined ? 'started-again' : 'by-hand';
  if (lost !== undefined) return lost.how === 'by-hand' ? 'by-hand' : 'not-started';
  if (!last) return 'ended';
  return looked ? 'kept' : 'open';
}
