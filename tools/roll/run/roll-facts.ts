import type { JenkinsFacts, MachineFacts } from '../facts.ts';

/** An autoscaling group as it is now, in machines. */
export interface GroupFacts {
  readonly desired: number;
  readonly min: number;
  readonly max: number;
}

/** All that a roll looks at before it decides. */
export interface RollFacts {
  /** When the reading began, in milliseconds since 1970: what was done before is in it. */
  readonly at: number;
  /** Undefined: it cannot be reached, as while it restarts. */
  readonly jenkins: JenkinsFacts | undefined;
  /** Why a Jenkins that answers cannot be used, as where the account is refused. */
  readonly unusable?: string;
  readonly machines: readonly MachineFacts[];
  /** By pool. */
  readonly groups: ReadonlyMap<string, GroupFacts>;
}
