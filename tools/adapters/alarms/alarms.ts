import type { Fleet } from '../../../fleet/schema/fleet.ts';

/** An alarm that is in the state `ALARM`. */
export interface FiringAlarm {
  readonly name: string;
  /** CloudWatch's words: which figures were beyond which threshold. */
  readonly reason: string;
  /** What it means and what to do, as it was written when it was made; may be empty. */
  readonly says: string;
  /** In milliseconds since 1970. */
  readonly since: number;
}

/** The alarms of one account in one region. */
export interface Alarms {
  /** The alarms of a fleet that fire, by name. @throws NoCredentials, CloudRefused */
  firing(fleet: Pick<Fleet, 'fleet' | 'domain'>): Promise<readonly FiringAlarm[]>;
}
