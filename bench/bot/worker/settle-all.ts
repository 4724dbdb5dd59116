import { groupOf } from '../../../bot/events/group.ts';
import { pullKey } from '../../../bot/model/pull.ts';
import { lookAfter } from '../../../bot/worker/look-after.ts';
import { handleTaken } from '../../../bot/worker/run-worker.ts';
import type { WorkerScene } from './worker-scene.ts';

/** What it took until the record of every pull request was settled. */
export interface Settled {
  readonly deliveries: number;
  readonly seconds: number;
  readonly cpuSeconds: number;
  /** How often a record was written. */
  readonly writes: number;
}

/** As `fleet bot serve` has it. */
const BESIDE = 8;
/** Longer than any run lasts, in rounds of a minute. */
const MOST_ROUNDS = 100;

/**
 * Puts a comment under each pull request into the queue, has them handled, and looks after the runs until they have ended and
 * nothing is left to be done.
 * @throws when that does not come to an end, or a delivery could not be handled
 */
export async function settleAll(scene: WorkerScene, body: string): Promise<Settled> {
  const { parts, pulls } = scene;
  const { queue } = parts;
  for (const index of pulls.keys()) {
    const delivery = scene.comment(index, body);
    await queue.put(delivery, groupOf(delivery.event));
  }
  const [writes, cpu, started] = [scene.writes(), process.cpuUsage(), performance.now()];
  for (;;) {
    const taken = await queue.take(BESIDE, parts.now());
    if (taken.length === 0) break;
    const ended = await Promise.all(taken.map(one => handleTaken(one, parts)));
    if (ended.some(how => how !== 'done')) throw new Error('a delivery could not be handled');
  }
  for (let round = 0; !(await isSettled(scene)); round += 1) {
    if (round === MOST_ROUNDS) throw new Error('the records do not come to rest');
    scene.advance(parts.pollInterval);
    // One look takes a hundred pull requests.
    while ((await lookAfter(parts)) > 0);
  }
  const used = process.cpuUsage(cpu);
  return {
    deliveries: pulls.length,
    seconds: (performance.now() - started) / 1_000,
    cpuSeconds: (used.user + used.system) / 1e6,
    writes: scene.writes() - writes,
  };
}

/** Whether nothing of any pull request is due any more; the first and the last are looked at closely. */
async function isSettled({ parts, pulls }: WorkerScene): Promise<boolean> {
  const later = parts.now() + 365 * 86_400_000;
  if ((await parts.store.due(later, 1)).length > 0) return false;
  for (const pull of [pulls[0], pulls.at(-1)]) {
    const record = pull && (await parts.store.read(pullKey(pull)))?.record;
    if (!record?.runs.length || record.runs.some(({ standing }) => standing.kind !== 'ended'))
      throw new Error('nothing is due, but runs have not ended');
  }
  return true;
}
