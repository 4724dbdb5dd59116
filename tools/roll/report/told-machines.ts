import type { LeaderStory } from './leader-story.ts';
import type { MachineState, MachineStory } from './machine-stories.ts';
import type { Interval } from './phase-lane.ts';
import type { RollStory } from './roll-story.ts';

/** How much a reader wants to know of a machine; what is alike is told by how long it took. */
const INTEREST: Readonly<Record<MachineState, number>> = {
  failed: 5,
  'under-way': 4,
  'put-back': 3,
  left: 3,
  rolled: 2,
  gone: 1,
  waiting: 0,
};

/** How long a machine was worked on, in milliseconds. */
export const tookOf = ({ intervals }: { readonly intervals: readonly Interval[] }): number =>
  intervals.reduce((sum, { from, to }) => sum + to - from, 0);

/** At most so many machines: those that did not go well first, then the slowest; they stay in their order. */
export function toldMachines(machines: readonly MachineStory[], most: number): readonly MachineStory[] {
  if (machines.length <= most) return machines;
  const chosen = new Set(
    machines
      .toSorted((one, other) => INTEREST[other.state] - INTEREST[one.state] || tookOf(other) - tookOf(one))
      .slice(0, most),
  );
  return machines.filter(machine => chosen.has(machine));
}

/** A machine, or the leader, in a table. */
export interface ToldRow extends Pick<MachineStory, 'name' | 'drift'> {
  readonly intervals: readonly Interval[];
  /** `rolled`, or the phase that it is in. */
  readonly standing: string;
}

/** The rows of a table: the leader, then at most so many machines. */
export const toldRows = (
  { leader, machines }: Pick<RollStory, 'leader' | 'machines'>,
  most: number,
): readonly ToldRow[] => [
  ...(leader === undefined ? [] : [leaderRow(leader)]),
  ...toldMachines(machines, most).map(machine => ({ ...machine, standing: standingOf(machine) })),
];

/** The leader as a row among machines. */
export const leaderRow = (leader: LeaderStory) => ({
  ...leader,
  name: 'leader',
  standing: standingOf({ ...leader, state: leader.end?.phase ?? 'under-way' }),
});

/** `rolled`, or the phase that it is in. */
export const standingOf = ({
  state,
  intervals,
}: {
  readonly state: string;
  readonly intervals: readonly Interval[];
}): string => (state === 'under-way' ? (intervals.at(-1)?.phase ?? 'waiting') : state);
