import { dayOf } from '../built-images.ts';
import type { Pruned } from './apply-prune.ts';
import type { PrunePlan } from './prune-plan.ts';

/** What stays and why, and what goes. */
export function planText(
  { images, orphans, kept }: PrunePlan,
  { region, apply }: { readonly region: string; readonly apply: boolean },
): string {
  const lines = [
    ...kept.map(({ image, ami, why }) => `keeps   ${ami.id} ${image} of ${dayText(ami.created)}: ${why}`),
    ...images.map(({ image, ami, snapshots }) => {
      const along = snapshots.length === 0 ? '' : ` with ${snapshots.join(', ')}`;
      return `deletes ${ami.id} ${image} of ${dayText(ami.created)}${along}`;
    }),
    ...orphans.map(id => `deletes ${id}, which no image uses`),
  ];
  if (images.length + orphans.length === 0) lines.push(`nothing to delete in ${region}`);
  else if (!apply) lines.push('', 'Nothing is deleted yet: `--apply` does it.');
  return `${lines.join('\n')}\n`;
}

const dayText = (moment: number): string => (Number.isFinite(moment) ? dayOf(moment) : 'an unknown day');

/** What became of each. */
export function prunedText(pruned: readonly Pruned[]): string {
  return pruned.map(each => `${lineOf(each)}\n`).join('');
}

function lineOf(each: Pruned): string {
  if (each.outcome === 'failed') return `failed  ${each.id}: ${each.why}`;
  if (each.outcome === 'spared') return `spared  ${each.id}: it came into use meanwhile`;
  return `deleted ${each.id}`;
}
