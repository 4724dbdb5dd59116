import type { Fleet } from '../../../fleet/schema/fleet.ts';
import type { Opening } from './opening.ts';
import { nextOpening, openUntil } from './openings.ts';

/** Whether a roll may run now. */
export type RunTime =
  /** `closes`: in milliseconds since 1970; undefined: an operator says so, and nothing bounds it. */
  | { readonly kind: 'open'; readonly closes: number | undefined }
  | { readonly kind: 'closed'; readonly next: Opening | undefined };

/**
 * A roll runs within its windows. Outside of them only when an operator says so, which within a window makes no difference.
 * @param at - in milliseconds since 1970
 */
export function runTime({ maintenance }: Pick<Fleet, 'maintenance'>, at: number, now: boolean): RunTime {
  const closes = openUntil(maintenance, at);
  if (closes !== undefined) return { kind: 'open', closes };
  if (now) return { kind: 'open', closes: undefined };
  return { kind: 'closed', next: nextOpening(maintenance, at) };
}
