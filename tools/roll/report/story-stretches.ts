import type { Stretch } from '../plan/report/timeline-rows.ts';
import type { LeaderStory } from './leader-story.ts';
import type { MachineStory } from './machine-stories.ts';

/** What the phases of a machine are in the bars of a plan. */
export const machineStretches = ({ intervals, way }: MachineStory): readonly Stretch[] =>
  intervals.map(({ phase, from, to }) => {
    const comes = way === 'surge' ? 'boots' : 'away';
    const state = {
      replacing: 'boots',
      proving: comes,
      draining: 'drains',
      remaking: 'away',
      retiring: 'drains',
    } as const;
    return { state: state[phase], from, to };
  });

/** What the phases of the leader are in them. Once it takes builds again, it is there. */
export const leaderStretches = ({ intervals }: LeaderStory): readonly Stretch[] =>
  intervals.flatMap(({ phase, from, to }): readonly Stretch[] => {
    if (phase === 'resuming' || phase === 'starting-again') return [];
    return [{ state: phase === 'draining' || phase === 'quieting' ? 'drains' : 'away', from, to }];
  });
