import type { Act } from '../act.ts';
import type { Entry, LeaderPhase } from '../entry.ts';

/** That the leader goes into another phase. */
export const leaderBecomes = (phase: LeaderPhase, why?: string): Entry =>
  why === undefined ? { kind: 'leader', phase } : { kind: 'leader', phase, why };

/** That something is to be done about the leader. */
export const leaderMeant = (act: Act): Entry => ({ kind: 'intent', act, machine: 'leader' });

/** Why the roll stops with the leader. */
export const stopsWith = (why: string): Entry => ({ kind: 'stopping', why: `leader: ${why}` });
