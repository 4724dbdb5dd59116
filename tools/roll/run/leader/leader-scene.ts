import type { JenkinsFacts } from '../../facts.ts';
import type { RollFacts } from '../roll-facts.ts';
import type { RollState } from '../roll-state.ts';
import type { RollSettings } from '../settings.ts';
import type { LeaderStanding } from '../standing.ts';

/** What a decision about the leader is made from; Jenkins may be out of sight, since it is what is rolled. */
export interface LeaderScene {
  readonly leader: LeaderStanding;
  readonly state: RollState;
  readonly facts: RollFacts;
  readonly settings: RollSettings;
  /** Milliseconds since 1970. */
  readonly now: number;
}

/** The same where Jenkins can be seen. */
export interface SeenLeaderScene extends LeaderScene {
  readonly jenkins: JenkinsFacts;
}
