import type { Moment } from '../../plan/judged-machine.ts';
import { type JudgedLeader, judgedLeader, plannedLeader } from '../../plan/planned-leader.ts';
import type { Entry } from '../entry.ts';
import type { Scene } from '../scene.ts';
import { leaderBecomes } from './leader-entry.ts';

/** The leader as it is to be rolled; `none` also where that was done or is not asked for. */
export function leaderToRoll({ state, facts, jenkins, settings, now }: Scene): JudgedLeader {
  const { only } = state.begun;
  if (state.leader !== undefined || (only !== undefined && only !== 'leader')) return { kind: 'none' };
  const { drain } = settings.fleet.maintenance;
  const moment: Moment = { drain, buildsKnown: true, readAt: facts.at, begins: now };
  const machines =
    only === undefined ? facts.machines : facts.machines.filter(({ of }) => of.kind === 'leader');
  return judgedLeader(machines, jenkins, moment);
}

/** Begins to roll the leader, where it would be back before the window closes. */
export function beginLeader(judged: JudgedLeader, { state, now }: Scene): readonly Entry[] {
  if (judged.kind !== 'roll') return [];
  const { fits } = plannedLeader(judged, now, state.closes ?? Number.POSITIVE_INFINITY);
  return fits ? [leaderBecomes('draining', judged.because)] : [];
}
