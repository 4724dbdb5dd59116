import type { MachineState } from './machine-stories.ts';
import type { RollStory } from './roll-story.ts';

/** How many machines stand where; a sum over all of them is `machines`. */
export interface MachineCounts {
  readonly machines: number;
  /** Also those that went by themselves. */
  readonly rolled: number;
  readonly underWay: number;
  readonly waiting: number;
  /** Also those that were put back in service. */
  readonly left: number;
  readonly failed: number;
}

const COUNTED_AS: Readonly<Record<MachineState, Exclude<keyof MachineCounts, 'machines'>>> = {
  rolled: 'rolled',
  gone: 'rolled',
  left: 'left',
  'put-back': 'left',
  failed: 'failed',
  waiting: 'waiting',
  'under-way': 'underWay',
};

/** Counts machines by where they stand. */
export function machineCounts(states: Iterable<MachineState>): MachineCounts {
  const counts = { machines: 0, rolled: 0, underWay: 0, waiting: 0, left: 0, failed: 0 };
  for (const state of states) {
    counts.machines++;
    counts[COUNTED_AS[state]]++;
  }
  return counts;
}

/** The figures of a roll. */
export interface StoryCounts extends MachineCounts {
  /** Builds that the roll cost: lost and not started again, whoever has to. */
  readonly lost: number;
  readonly startedAgain: number;
  /** Ended at the drain's deadline, as the fleet file asks for. */
  readonly ended: number;
}

/** The figures of a roll; the leader is not among its machines. */
export function storyCounts({ machines, work, acts }: RollStory): StoryCounts {
  const fates = work.map(({ fate }) => fate);
  return {
    ...machineCounts(machines.map(({ state }) => state)),
    lost: fates.filter(fate => fate === 'by-hand' || fate === 'not-started').length,
    startedAgain: fates.filter(fate => fate === 'started-again').length,
    ended: acts.filter(({ act, end }) => act.kind === 'abort' && end?.outcome.result === 'done').length,
  };
}
