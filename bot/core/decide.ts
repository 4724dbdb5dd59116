import type { Decision, Facts, Input } from './decision.ts';
import type { PullRecord } from './pull-record.ts';

/**
 * What follows from an input: another record, whose `pending` effects are to be done, and lines for the audit trail. It follows
 * from the arguments and nothing else. It never throws. The facts hold what `needs` asked for, as far as it could be had.
 */
export function decide(record: PullRecord | undefined, _input: Input, _facts: Facts): Decision {
  return { record, audit: [] };
}
