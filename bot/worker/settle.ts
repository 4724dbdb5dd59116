import { nextLook } from '../core/next-look.ts';
import type { PendingEffect } from '../model/effect.ts';
import type { PullRef } from '../model/pull.ts';
import type { PullRecord } from '../model/pull-record.ts';
import type { Configuration } from './configurations.ts';
import { perform } from './perform.ts';
import { takeIn, takeInAll } from './take-in.ts';
import type { WorkerParts } from './worker-parts.ts';

/** How many rounds one call makes at most; what is left then is done when the pull request is looked at next. */
const ROUNDS = 50;
/** How many effects of one pull request are done side by side. */
const BESIDE = 8;

/**
 * Does what was decided and is due, and what follows from that. The comment comes last, so that it shows all of it.
 * @param keep - holds the lease longer; false: somebody else has it by now, so nothing more is begun
 */
export async function settle(
  ref: PullRef,
  from: PullRecord,
  configuration: Configuration,
  parts: WorkerParts,
  keep: () => Promise<boolean>,
): Promise<PullRecord> {
  let record = from;
  for (let round = 0; round < ROUNDS; round += 1) {
    const due = nextEffects(record, parts.now());
    const isDue = due.length > 0 || isDueNow(record, parts);
    if (!isDue || !(await keep())) return record;
    if (due.length === 0) {
      // What was taken on begins in a decision of its own, for which its right is asked about.
      record = (await takeIn(ref, { kind: 'tick' }, configuration, parts)) ?? record;
      continue;
    }
    const scene = { record, configuration, parts };
    const ended = await Promise.all(due.map(({ effect }) => perform(effect, scene)));
    const inputs = due.flatMap(({ key }, index) => {
      const how = ended[index];
      return how === undefined ? [] : [{ kind: 'ended', key, ended: how } as const];
    });
    record = (await takeInAll(ref, inputs, configuration, parts)) ?? record;
  }
  return record;
}

function isDueNow(record: PullRecord, { now, pollInterval }: WorkerParts): boolean {
  const at = now();
  const next = nextLook(record, at, pollInterval);
  return next !== undefined && next <= at;
}

function nextEffects({ pending }: PullRecord, now: number): readonly PendingEffect[] {
  const due = pending.filter(effect => effect.due <= now);
  const acts = due.filter(({ effect }) => effect.kind !== 'show');
  return acts.length > 0 ? acts.slice(0, BESIDE) : due.slice(0, 1);
}
