import { type Backend, BackendFailed, type RunName } from '../backends/backend.ts';
import { runsToLookAt } from '../core/next-look.ts';
import type { Input } from '../model/decision.ts';
import { type PullRef, pullKey } from '../model/pull.ts';
import type { PullRecord } from '../model/pull-record.ts';
import type { Run } from '../model/run.ts';
import type { Sighting } from '../model/sighting.ts';
import type { StoredRecord } from '../stores/bot-store.ts';
import type { Configuration } from './configurations.ts';
import { runScene } from './effects/effect-scene.ts';
import { alone } from './lease.ts';
import { isDue, settle } from './settle.ts';
import { takeInAll, takeInOnto } from './take-in.ts';
import type { WorkerParts } from './worker-parts.ts';

/** How many pull requests are looked after in one go. */
const MOST = 100;

/** A pull request that is looked after. */
interface Due {
  readonly ref: PullRef;
  readonly stored: StoredRecord;
  readonly configuration: Configuration;
}

/** How runs were seen, by their ids. */
type Seen = ReadonlyMap<string, Sighting>;

/** Which runs are looked at; undefined: all. */
export type OnlyRuns = ((run: Pick<Run, 'id' | 'handle'>) => boolean) | undefined;

/**
 * Looks after the pull requests that are due: how their runs stand, what is to be tried again. One that goes wrong keeps no other
 * from being looked after.
 * @param ahead - those that are due within so many milliseconds too
 * @returns how many were due
 * @throws StoreFailed when it cannot be told what is due
 */
export async function lookAfter(parts: WorkerParts, only?: OnlyRuns, ahead = 0): Promise<number> {
  const keys = await parts.store.due(parts.now() + ahead, MOST);
  const due = (await Promise.all(keys.map(key => opened(key, parts)))).flatMap(found => found ?? []);
  const seen = await sightings(due, parts, only);
  for (const one of due) await orLater(pullKey(one.ref), parts, () => lookAfterOne(one, seen, parts));
  return keys.length;
}

const opened = (key: string, parts: WorkerParts): Promise<Due | undefined> =>
  orLater(key, parts, async () => {
    const stored = await parts.store.read(key);
    if (stored === undefined) return undefined;
    const { ref } = stored.record.pull;
    const configuration = await parts.configurations.of(ref.repository);
    return configuration && { ref, stored, configuration };
  });

/** What cannot be done for one pull request is told, and tried again after a while, so that those that are due next have their turn. */
async function orLater<T>(key: string, parts: WorkerParts, work: () => Promise<T>): Promise<T | undefined> {
  const { store, now, log, pollInterval } = parts;
  try {
    return await work();
  } catch (error) {
    log('look failed', { pull: key, why: error instanceof Error ? error.message : 'a defect' });
    const stored = await store.read(key).catch(() => undefined);
    if (stored === undefined) return undefined;
    const more = { audit: [], next: now() + pollInterval };
    await store.write(key, stored.version, stored.record, more).catch(() => {});
    return undefined;
  }
}

/** Looks at the runs of one pull request at once, due or not. @returns the record with what was seen */
export async function lookNow(
  one: Due,
  parts: WorkerParts,
  only?: OnlyRuns,
): Promise<StoredRecord | undefined> {
  const { ref, stored, configuration } = one;
  const seen = await sightings([one], parts, only);
  const news = newsOf(stored.record, seen, stored.record);
  return news.length === 0 ? stored : takeInAll(ref, news, configuration, parts, { known: stored });
}

/** One look at each backend for all runs of all pull requests. A backend that does not answer leaves its runs as they are. */
async function sightings(due: readonly Due[], parts: WorkerParts, only?: OnlyRuns): Promise<Seen> {
  const open = due.flatMap(({ stored: { record }, configuration }) =>
    runsToLookAt(record)
      .filter(({ handle, id }) => only?.({ handle, id }) ?? true)
      .flatMap(({ id }) => runScene(id, { record, configuration, parts }) ?? []),
  );
  const looks = [...Map.groupBy(open, ({ backend }) => backend)].map(([backend, its]) =>
    looked(
      backend,
      its.map(({ name }) => name),
      parts,
    ),
  );
  return new Map((await Promise.all(looks)).flat());
}

async function looked(
  backend: Backend,
  runs: readonly RunName[],
  { log }: WorkerParts,
): Promise<readonly (readonly [string, Sighting])[]> {
  try {
    const seen = await backend.look(runs);
    return runs.flatMap(({ order }, index) => {
      const sighting = seen[index];
      return sighting === undefined ? [] : [[order.run, sighting] as const];
    });
  } catch (error) {
    if (!(error instanceof BackendFailed)) throw error;
    log('backend silent', { backend: backend.kind, why: error.message });
    return [];
  }
}

/** What was seen of a record's runs, with the names by which they were looked for. */
const newsOf = ({ runs }: PullRecord, seen: Seen, looked: PullRecord): readonly Input[] =>
  runs.flatMap(({ id }) => {
    const sighting = seen.get(id);
    if (sighting === undefined) return [];
    return [{ kind: 'seen', run: id, sighting, handle: looked.runs.find(run => run.id === id)?.handle }];
  });

/** Tells the core what was seen of a pull request's runs, and that time went by. One that somebody else is at is left to him. */
async function lookAfterOne(one: Due, seen: Seen, parts: WorkerParts): Promise<void> {
  const { ref, stored: looked, configuration } = one;
  const told = await takenQuietly(one, seen, parts);
  if (told !== undefined && !isDue(told.record, parts)) return;
  await alone(`pull:${pullKey(ref)}`, parts, async keep => {
    const known = await parts.store.read(pullKey(ref));
    const news = known === undefined ? [] : newsOf(known.record, seen, looked.record);
    const inputs = [...news, { kind: 'tick' } as const];
    const after = told === undefined ? await takeInAll(ref, inputs, configuration, parts, { known }) : known;
    if (after !== undefined) await settle(ref, after, configuration, parts, keep);
  });
}

/**
 * Most looks bring nothing that is to be done. Where nothing is pending nobody can be doing anything of it, and a record is written only
 * on top of the version that was read, so no lease has to be taken for it.
 * @returns undefined: nothing was told; somebody may be at it, or wrote the record meanwhile
 */
async function takenQuietly(
  { ref, stored, configuration }: Due,
  seen: Seen,
  parts: WorkerParts,
): Promise<StoredRecord | undefined> {
  const { record } = stored;
  if (record.pending.length > 0) return undefined;
  const inputs = [...newsOf(record, seen, record), { kind: 'tick' } as const];
  const told = await takeInOnto(ref, stored, inputs, configuration, parts);
  return told === 'taken' ? undefined : told;
}
