import type { PlannedChange } from '../../plan/plan-file.ts';

type Kind = PlannedChange['kind'];

/** What a plan may change. */
export interface Meant {
  readonly machine: string;
  /** What names the machine, and follows it. */
  readonly hangsOn: readonly string[];
  /** What may be changed in place only. */
  readonly mayUpdate?: readonly string[];
}

/** A machine comes in the place of another; none goes without one that comes. */
const FOLLOWING: readonly Kind[] = ['create', 'update', 'replace'];

/** The changes of a plan that go further than one machine and what hangs on it; with none of them it may be applied. */
export function strayChanges(
  changes: readonly PlannedChange[],
  { machine, hangsOn, mayUpdate = [] }: Meant,
): readonly PlannedChange[] {
  const follow = [machine, ...hangsOn];
  return changes.filter(
    ({ address, kind }) =>
      !(follow.includes(address) && FOLLOWING.includes(kind)) &&
      !(mayUpdate.includes(address) && kind === 'update'),
  );
}
