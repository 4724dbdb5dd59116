import type { SeenBuild, SeenWork } from '../../../tools/adapters/jenkins/known-work.ts';
import type { RunOrder } from '../backend.ts';
import type { QueueItem } from './queue.ts';
import type { RunNote } from './run-note.ts';

/** The parameter that carries a run's id, where a job has it. */
export const RUN_PARAMETER = 'CI_BOT_RUN';

/** Where a run was found. */
export type FoundRun =
  | { readonly kind: 'waits'; readonly item: QueueItem }
  | { readonly kind: 'build'; readonly build: SeenBuild };

/** Where a run is looked for. */
export interface Search {
  readonly order: Pick<RunOrder, 'run' | 'sha'>;
  readonly note: RunNote | undefined;
  /** The account of the bot. */
  readonly user: string;
  /** Of the run's job. */
  readonly items: readonly QueueItem[];
  readonly builds: readonly SeenBuild[];
}

/**
 * All that is this run, the first first; more than one only where two workers asked at once for longer than a lease lasts.
 *
 * A job that has the parameter CI_BOT_RUN says of each build whose it is. Of any other, this much is known: before a build is asked
 * for, the number of the job's next build is written down. So the run's build has this number or a later one; no clock is
 * compared. With an answer, its queue item is known too, which a build names (after a crash of Jenkins these ids start again, but
 * build numbers go on). Without one, it is the first of them that this bot's account caused, or the scan that it asked for, and
 * that is of the run's commit as far as Jenkins says it; one that carries another run's id is not.
 */
export function foundRuns({ order, note, user, items, builds }: Search): readonly FoundRun[] {
  const all = [
    ...builds.map(build => ({ found: { kind: 'build', build } as const, work: build as SeenWork })),
    ...items.flatMap(item =>
      item.work === undefined ? [] : [{ found: { kind: 'waits', item } as const, work: item.work }],
    ),
  ].sort((one, other) => place(one.found) - place(other.found));
  const named = all.filter(({ work }) => runOf(work) === order.run);
  if (named.length > 0 || note === undefined) return named.map(({ found }) => found);
  const later = all.filter(
    ({ found, work }) =>
      runOf(work) === undefined && (found.kind === 'waits' || found.build.number >= note.next),
  );
  const { item } = note;
  const own =
    item === undefined
      ? later.filter(({ work }) => isOurs(work, note, user, order.sha)).slice(0, 1)
      : later.filter(({ work }) => work.item === item).slice(0, 1);
  return own.map(({ found }) => found);
}

/** Builds began before what waits still. */
const place = (found: FoundRun): number =>
  found.kind === 'build' ? found.build.number : Number.MAX_SAFE_INTEGER / 2 + found.item.id;

function runOf({ parameters }: SeenWork): string | undefined {
  const given = parameters.find(({ name }) => name === RUN_PARAMETER);
  return given !== undefined && 'value' in given && given.value !== '' ? String(given.value) : undefined;
}

/** What a scan starts, in Jenkins's words. */
const SCAN = 'Branch indexing';

function isOurs({ accounts, causes, commit }: SeenWork, { by }: RunNote, user: string, sha: string): boolean {
  const isByUs = accounts.some(account => account.toLowerCase() === user.toLowerCase());
  if (isByUs) return true;
  return by === 'scan' && (causes.includes(SCAN) || commit === sha);
}
