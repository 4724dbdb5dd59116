import type { Comment, Delivery } from '../core/bot-event.ts';
import { type Pull, type PullRef, pullKey, type Repository } from '../core/pull.ts';
import type { ListedDelivery } from '../github/forge.ts';
import { alone } from './lease.ts';
import type { WorkerParts } from './worker-parts.ts';

/** How far it looks back behind what it has seen: GitHub lists things late, and clocks differ. In milliseconds. */
const OVERLAP = 10 * 60_000;
/** How long GitHub keeps deliveries to be sent again, in milliseconds: three days. */
const KEPT = 3 * 86_400_000;

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
 * commit, and is not handled again. One process does it at a time.
 * @throws ForgeFailed, StoreFailed; the next time it begins where this one began
 */
export async function reconcile(parts: WorkerParts, reconciler: Reconciler): Promise<Reconciled | 'busy'> {
  return alone('reconcile', parts, async keep => {
    const { store, now } = parts;
    const began = now();
    const since = Math.max(Number((await store.note('reconciled')) ?? began - KEPT), began - KEPT) - OVERLAP;
    const redelivered = await redeliver(since, parts);
    let comments = 0;
    let pulls = 0;
    for (const repository of reconciler.repositories) {
      if (!(await keep())) break;
      comments += await missedComments(repository, since, reconciler, parts);
      pulls += await missedPulls(repository, since, parts);
    }
    await store.setNote('reconciled', String(began));
    parts.log('reconciled', { redelivered, comments, pulls });
    return { redelivered, comments, pulls };
  });
}

const isGood = ({ status }: ListedDelivery): boolean => status >= 200 && status < 300;

/** Has GitHub send again what came to no good end, once for each look. */
async function redeliver(since: number, { forge, log }: WorkerParts): Promise<number> {
  const attempts = Map.groupBy(await forge.deliveries(since), ({ id }) => id);
  let count = 0;
  for (const [id, its] of attempts) {
    const newest = its.toSorted((one, other) => other.at - one.at)[0];
    if (newest === undefined || its.some(isGood)) continue;
    await forge.redeliver(newest.number);
    log('redelivered', { delivery: id, event: newest.event, status: newest.status });
    count += 1;
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
  for (const { pull, comment } of await forge.commentsSince(repository, since)) {
    if (comment.byBot || !mayHoldCommand(comment.body)) continue;
    if ((await queue.put(commentDelivery(pull, comment, now()), pullKey(pull))) === 'put') put += 1;
  }
  return put;
}

const commentDelivery = (pull: PullRef, comment: Comment, received: number): Delivery => ({
  id: `comment-${comment.id}-${comment.at}`,
  received,
  event: { kind: 'comment', change: 'created', pull, comment, by: comment.author },
});

/** Pull requests that the bot knows otherwise: another head, closed, merged, opened again. */
async function missedPulls(
  repository: Repository,
  since: number,
  { forge, queue, store, now }: WorkerParts,
): Promise<number> {
  let put = 0;
  for (const pull of await forge.pullsSince(repository, since)) {
    const known = (await store.read(pullKey(pull.ref)))?.record.pull;
    const change = known && changeOf(known, pull);
    if (change === undefined) continue;
    const id = `pull-${pull.ref.repository.id}-${pull.ref.number}-${change}-${pull.head.sha}`;
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
