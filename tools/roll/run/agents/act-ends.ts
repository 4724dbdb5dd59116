import type { Outcome } from '../outcome.ts';
import type { Meant } from '../standing.ts';

/** How a number of acts stand together. */
export type ActsStand =
  | { readonly kind: 'open' }
  | { readonly kind: 'failed'; readonly why: string }
  /** `at`: when the last of them ended, in milliseconds since 1970; 0 where there was none. */
  | { readonly kind: 'done'; readonly at: number };

/** Open while one of them is; failed with the first reason. */
export function standOf(acts: readonly Meant[]): ActsStand {
  let at = 0;
  let why: string | undefined;
  for (const { end } of acts) {
    if (end === undefined) return { kind: 'open' };
    at = Math.max(at, end.at);
    why ??= reasonOf(end.outcome);
  }
  return why === undefined ? { kind: 'done', at } : { kind: 'failed', why };
}

function reasonOf(outcome: Outcome): string | undefined {
  if (outcome.result === 'done') return undefined;
  return outcome.fix === undefined ? outcome.why : `${outcome.why}; ${outcome.fix}`;
}
