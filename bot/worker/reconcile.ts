import { ForgeFailed, type ListedDelivery } from '../github/forge.ts';
import { type Pull, pullKey, type Repository } from '../model/pull.ts';
import { alone } from './lease.ts';
import type { WorkerParts } from './worker-parts.ts';

/** How far it looks back behind what it has seen: GitHub lists things late, and clocks differ. In milliseconds. */
const OVERLAP = 10 * 60_000;
/** How long GitHub keeps deliveries to be sent again, in milliseconds: three days. */
const KEPT = 3 * 86_400_000;

/** Before the ids of what was found: none that comes from outside can have a colon, so nobody can use one up beforehand. */
const FOUND = 'found:';

/** What a reconciliation found missing and brought in. */
export interface Reconciled {
  readonly redelivered: number;
  readonly comments: number;
  readonly pulls: number;
}

/** What it needs beside the worker's parts. */
export interface Reconciler {
  readonly repositories: readonly Repository[];
  /** Whether a comment may hold a command, as ingest judges it. */
  readonly mayHoldCommand: (body: string) => boolean;
}

/**
 * Finds what GitHub could not hand over, three ways: deliveries that failed are sent again; comments with commands and pull requests
 * that changed are put into the queue as if they had just been delivered. What was handled before is known by its comment, its edit or its
 * commit, and is not handled again. One process does it at a time. What GitHub refuses for good keeps nothing else from being found.
 * @returns busy: another process does it, or has taken it over; the next time it begins where this one began
 * @throws ForgeFailed, StoreFailed; the next time it begins where this one began
 */
export async function reconcile(parts: WorkerParts, reconciler: Reconciler): Promise<Reconciled | 'busy'> {
  return alone<Reconciled | 'busy'>('reconcile', parts, async keep => {
    const { store, now } = parts;
    const began = now();
    const since = Math.max(Number((await store.note('reconciled')) ?? began - KEPT), began - KEPT) - OVERLAP;
    const redelivered = await unlessRefused('deliveries', parts, () => redeliver(since, parts));
    let comments = 0;
    let pulls = 0;
    for (const repository of reconciler.repositories) {
      if (!(await keep())) return 'busy';
      const { name } = repository;
      comments += await unlessRefused(name, parts, () =>
        missedComments(repository, since, reconciler, parts),
      );
      pulls += await unlessRefused(name, parts, () => missedPulls(repository, since, parts));
    }
    await store.setNote('reconciled', String(began));
    parts.log('reconciled', { redelivered, comments, pulls });
    return { redelivered, comments, pulls };
  });
}

/** How many were found; none where GitHub will never answer, as where the App is not installed any more. */
async function unlessRefused(
  what: string,
  { log }: WorkerParts,
  find: () => Promise<number>,
): Promise<number> {
  try {
    return await find();
  } catch (error) {
    if (!(error instanceof ForgeFailed) || error.later) throw error;
    log('not reconciled', { what, why: error.message });
    return 0;
  }
}

const isGood = ({ status }: ListedDelivery): boolean => status >= 200 && status < 300;

/** Whether the bot said that it can make nothing of it: so it will say the next time, but for a secret that was changed meanwhile. */
const isRefused = ({ status }: ListedDelivery): boolean => status >= 400 && status < 500;

/** Has GitHub send again what came to no good end, once for each look; what the bot refused, once. */
async function redeliver(since: number, parts: WorkerParts): Promise<number> {
  const { forge, log } = parts;
  const attempts = Map.groupBy(await forge.deliveries(since), ({ id }) => id);
  let count = 0;
  for (const [id, its] of attempts) {
    const newest = its.toSorted((one, other) => other.at - one.at)[0];
    if (newest === undefined || its.some(isGood)) continue;
    if (isRefused(newest) && newest.again) continue;
    count += await unlessRefused(id, parts, async () => {
      await forge.redeliver(newest.number);
      log('redelivered', { delivery: id, event: newest.event, status: newest.status });
      return 1;
    });
  }
  return count;
}

/** Comments with commands. Their ids make them one with what was delivered; the record knows which were handled. */
async function missedComments(
  repository: Repository,
  since: number,
  { mayHoldCommand }: Reconciler,
  { forge, queue, now }: WorkerParts,
): Promise<number> {
  let put = 0;
  for (const { pull, comment, edited } of await forge.commentsSince(repository, since)) {
    // Who edited it GitHub does not list: it need not be its author, whose rights count.
    if (comment.byBot || edited || !mayHoldCommand(comment.body)) continue;
    const event = { kind: 'comment', change: 'created', pull, comment, by: comment.author } as const;
    const delivery = { id: `${FOUND}comment-${comment.id}`, received: now(), event };
    if ((await queue.put(delivery, pullKey(pull))) === 'put') put += 1;
  }
  return put;
}

/** Pull requests that the bot knows otherwise: another head, closed, merged, opened again. */
async function missedPulls(
  repository: Repository,
  since: number,
  { forge, queue, store, now }: WorkerParts,
): Promise<number> {
  let put = 0;
  for (const pull of await forge.pullsSince(repository, since)) {
    const known = (await store.read(pullKey(pull.ref)))?.record;
    const change = known && changeOf(known.pull, pull);
    if (change === undefined) continue;
    // What is known dates it: the same may happen again, and be missed again.
    const id = `${FOUND}pull-${pull.ref.repository.id}-${pull.ref.number}-${change}-${pull.head.sha}-${known?.pullAt}`;
    const event = { kind: 'pull', change, pull, by: pull.author, label: undefined, at: now() } as const;
    if ((await queue.put({ id, received: now(), event }, pullKey(pull.ref))) === 'put') put += 1;
  }
  return put;
}

function changeOf(known: Pull, pull: Pull): 'closed' | 'reopened' | 'pushed' | undefined {
  if (known.state === 'open' && pull.state !== 'open') return 'closed';
  if (known.state !== 'open' && pull.state === 'open') return 'reopened';
  return known.head.sha === pull.head.sha ? undefined : 'pushed';
}
