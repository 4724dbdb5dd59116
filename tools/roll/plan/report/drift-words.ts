import type { Drift } from '../../facts.ts';

/** Why a machine is not as it should be, in a few words: `image ami-1 → ami-2`. */
export const driftWords = (drift: readonly Drift[]): string => drift.map(wordsOf).join(', ');

function wordsOf(drift: Drift): string {
  switch (drift.kind) {
    case 'image':
    case 'template':
      return `${drift.kind} ${drift.has} → ${drift.wanted}`;
    case 'instance-type':
      return `type ${drift.has} → ${drift.wanted.join(' or ')}`;
    case 'jenkins':
      return `Jenkins ${drift.has} → ${drift.wanted}`;
    case 'settings':
      return `${drift.what} ${drift.has} → ${drift.wanted}`;
  }
}
