import { nodesOf } from '../pool-machine.ts';
import type { RollRisk } from '../roll-risk.ts';
import { buildsOn } from '../running-builds.ts';
import { deadlineRisks } from './deadline-risks.ts';
import type { RiskInputs } from './risk-inputs.ts';

/** Builds on machines to be rolled that run beyond the deadline, or for nobody knows how long. */
export function agentBuildRisks({ outdated, moment }: RiskInputs): readonly RollRisk[] {
  const kept = outdated.filter(machine => nodesOf(machine).every(({ state }) => state !== 'cordoned'));
  return deadlineRisks(buildsOn(kept.flatMap(nodesOf)), moment, 'its machine');
}
