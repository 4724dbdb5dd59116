import { type BotStore, StoreFailed } from '../../bot/stores/bot-store.ts';
import type { EventQueue } from '../../bot/stores/event-queue.ts';

/**
 * What goes wrong in a call: it fails and nothing was done; it was done and the answer is lost; it takes so many milliseconds of
 * the clock that `waits` is; the process dies, before or after: then it is never answered.
 */
export type Fault = 'before' | 'after' | { readonly slow: number } | 'killed before' | 'killed after';

/**
 * Which fault a call has; undefined: none.
 * @param call - its name: `write`, `take`, …
 * @param nth - which call of this store or queue it is, of all its calls, from 1
 */
export type FaultPlan = (call: string, nth: number) => Fault | undefined;

/** How a slow call waits; in a simulation the clock is moved. */
export type Waits = (milliseconds: number) => Promise<void>;

const never = new Promise<never>(() => undefined);

function calls(plan: FaultPlan, waits: Waits) {
  let nth = 0;
  return async <T>(call: string, does: () => Promise<T>): Promise<T> => {
    nth += 1;
    const number = nth;
    const fault = plan(call, number);
    if (typeof fault === 'object') await waits(fault.slow);
    if (fault === 'before') throw new StoreFailed(`call ${number}, ${call}, fails as planned`);
    if (fault === 'killed before') return never;
    const result = await does();
    if (fault === 'after') throw new StoreFailed(`the answer to call ${number}, ${call}, is lost as planned`);
    return fault === 'killed after' ? never : result;
  };
}

const atOnce: Waits = async () => undefined;

/** A store that fails as planned. */
export function faultyStore(store: BotStore, plan: FaultPlan, waits: Waits = atOnce): BotStore {
  const call = calls(plan, waits);
  return {
    read: pull => call('read', () => store.read(pull)),
    write: (pull, version, record, more) => call('write', () => store.write(pull, version, record, more)),
    due: (now, most) => call('due', () => store.due(now, most)),
    audit: (most, pull) => call('audit', () => store.audit(most, pull)),
    lease: (name, holder, now, until) => call('lease', () => store.lease(name, holder, now, until)),
    release: (name, holder) => call('release', () => store.release(name, holder)),
    spend: (nonce, until, now) => call('spend', () => store.spend(nonce, until, now)),
    note: name => call('note', () => store.note(name)),
    setNote: (name, text) => call('setNote', () => store.setNote(name, text)),
  };
}

/** A queue that fails as planned. */
export function faultyQueue(queue: EventQueue, plan: FaultPlan, waits: Waits = atOnce): EventQueue {
  const call = calls(plan, waits);
  return {
    put: (delivery, group) => call('put', () => queue.put(delivery, group)),
    take: (most, now) => call('take', () => queue.take(most, now)),
    done: receipt => call('done', () => queue.done(receipt)),
    back: (taken, why, after, now) => call('back', () => queue.back(taken, why, after, now)),
    deadLetters: most => call('deadLetters', () => queue.deadLetters(most)),
    replay: delivery => call('replay', () => queue.replay(delivery)),
    depth: () => call('depth', () => queue.depth()),
  };
}
