import type { JenkinsFacts } from '../../facts.ts';
import type { Moment } from '../judged-machine.ts';
import type { RollPlan } from '../planned.ts';
import type { PoolMachine } from '../pool-machine.ts';

/** What risks are found from. */
export interface RiskInputs {
  readonly plan: Pick<RollPlan, 'agents' | 'leader' | 'left' | 'labels'>;
  readonly jenkins: JenkinsFacts;
  /** The machines of pools that are not as they should be. */
  readonly outdated: readonly PoolMachine[];
  readonly moment: Moment;
}
