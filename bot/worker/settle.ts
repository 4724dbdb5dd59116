import { nextLook } from '../core/next-look.ts';
import type { Input } from '../model/decision.ts';
import type { PendingEffect } from '../model/effect.ts';
import type { PullRef } from '../model/pull.ts';
import type { PullRecord } from '../model/pull-record.ts';
import type { StoredRecord } from '../stores/bot-store.ts';
import type { Configuration } from './configurations.ts';
import type { EffectScene } from './effects/effect-scene.ts';
import { perform } from './perform.ts';
import { takeInAll } from './take-in.ts';
import type { WorkerParts } from './worker-parts.ts';

/** How many rounds one call makes at most; what is left then is done when the pull request is looked at next. */
const ROUNDS = 50;
/** How many effects of one pull request are done side by side. */
const BESIDE = 8;

/**
 * Does what was decided and is due, and what follows from that. The comment comes last, so that it shows all of it.
 * @param from - the record as it was read or written since others are kept away
 * @param keep - holds the lease longer; false: somebody else has it by now, so nothing more is begun
 */
export async function settle(
  ref: PullRef,
  from: StoredRecord,
  configuration: Configuration,
  parts: WorkerParts,
  keep: () => Promise<boolean>,
): Promise<void> {
  let known = from;
  for (let round = 0; round < ROUNDS; round += 1) {
    const { record } = known;
    if (!isDue(record, parts) || !(await keep())) return;
    const due = nextEffects(record, parts.now());
    // What was taken on begins in a decision of its own, for which its right is asked about.
    const inputs: readonly Input[] =
      due.length === 0 ? [{ kind: 'tick' }] : await ends(due, { record, configuration, parts });
    known = (await takeInAll(ref, inputs, configuration, parts, { known })) ?? known;
  }
}

/** Performs effects side by side. @returns how they ended */
const ends = (due: readonly PendingEffect[], scene: EffectScene): Promise<readonly Input[]> =>
  Promise.all(
    due.map(async ({ key, effect }) => ({ kind: 'ended', key, ended: await perform(effect, scene) })),
  );

/** Whether something of a pull request is to be done or decided by now. */
export function isDue(
  record: PullRecord,
  { now, pollInterval }: Pick<WorkerParts, 'now' | 'pollInterval'>,
): boolean {
  const at = now();
  const next = nextLook(record, at, pollInterval);
  return next !== undefined && next <= at;
}

function nextEffects({ pending }: PullRecord, now: number): readonly PendingEffect[] {
  const due = pending.filter(effect => effect.due <= now);
  const acts = due.filter(({ effect }) => effect.kind !== 'show');
  return acts.length > 0 ? acts.slice(0, BESIDE) : due.slice(0, 1);
}
