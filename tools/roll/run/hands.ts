import type { Act } from './act.ts';
import type { Outcome } from './outcome.ts';
import type { RollFacts } from './roll-facts.ts';
import type { LeaderStanding } from './standing.ts';

/** What is known of an act when it is done. */
export interface Performance {
  /** The roll's id: it stands in marks, tags and messages, so that a roll knows what is its own. */
  readonly roll: string;
  /** When it was first meant to be done, in milliseconds since 1970: what is younger may be its own effect. */
  readonly intended: number;
  /** Where the leader stands: what was written down before it went, and since when it is back. */
  readonly leader: LeaderStanding | undefined;
  /** Told what it is busy with. */
  readonly tell: (detail: string) => void;
}

/** Why something could not be done just now; it is tried again. */
export class NotNow extends Error {
  constructor(why: string) {
    super(why);
    this.name = 'NotNow';
  }
}

/** The world as a roll sees and touches it. Every call may throw NotNow. */
export interface Hands {
  look(): Promise<RollFacts>;
  /** Does an act and waits for its end, which for some takes minutes, and which always comes. Twice is as good as once. */
  perform(act: Act, performance: Performance): Promise<Outcome>;
}
