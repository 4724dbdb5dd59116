import { CloudRefused } from '../../adapters/aws/cloud-refused.ts';
import type { MachineImages } from '../../adapters/machine-images/machine-images.ts';
import { freeSnapshots, type PrunePlan, type PruneRules, prunePlan } from './prune-plan.ts';
import { type Survey, surveyOf } from './survey.ts';

/** What became of one image or snapshot. */
export type Pruned =
  | { readonly id: string; readonly outcome: 'deleted' }
  /** It may not go any more, though it might when this was planned. */
  | { readonly id: string; readonly outcome: 'spared' }
  | { readonly id: string; readonly outcome: 'failed'; readonly why: string };

/** What pruning works on. */
export interface PruneWorld {
  readonly cloud: MachineImages;
  readonly rules: PruneRules;
  /** Called before each deletion. */
  readonly tell: (id: string) => void;
  readonly signal: AbortSignal;
}

interface Deletion {
  readonly id: string;
  readonly allowed: (now: Survey) => boolean;
  readonly remove: () => Promise<void>;
}

/**
 * Deletes what was planned, one by one, and asks anew right before each: what has come into use meanwhile stays. A
 * failure is told and ends nothing; snapshots of an image that is still there are left alone. An interruption ends it
 * before the next one.
 */
export async function applyPrune(plan: PrunePlan, world: PruneWorld): Promise<readonly Pruned[]> {
  const pruned: Pruned[] = [];
  const prune = async (deletion: Deletion) => {
    if (world.signal.aborted) return false;
    const result = await pruneOne(deletion, world);
    pruned.push(result);
    return result.outcome === 'deleted';
  };
  for (const { ami, snapshots } of plan.images)
    if (await prune(imageDeletion(ami.id, world)))
      for (const id of snapshots) await prune(snapshotDeletion(id, [ami.id], world));
  for (const id of plan.orphans) await prune(snapshotDeletion(id, [], world));
  return pruned;
}

const imageDeletion = (id: string, { cloud, rules }: PruneWorld): Deletion => ({
  id,
  allowed: now => prunePlan(now, rules).images.some(({ ami }) => ami.id === id),
  remove: () => cloud.deregister(id),
});

/** @param gone images that EC2 may still show for a while */
const snapshotDeletion = (id: string, gone: readonly string[], { cloud, rules }: PruneWorld): Deletion => ({
  id,
  allowed: now => freeSnapshots(now, rules.fleet, new Set(gone)).has(id),
  remove: () => cloud.deleteSnapshot(id),
});

async function pruneOne({ id, allowed, remove }: Deletion, world: PruneWorld): Promise<Pruned> {
  world.tell(id);
  try {
    if (!allowed(await surveyOf(world.cloud, world.rules.fleet))) return { id, outcome: 'spared' };
    await remove();
    return { id, outcome: 'deleted' };
  } catch (error) {
    if (error instanceof CloudRefused) return { id, outcome: 'failed', why: error.message };
    throw error;
  }
}
