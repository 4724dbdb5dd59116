import { instanceInName } from '../../instance-in-name.ts';
import type { RollRisk } from '../roll-risk.ts';
import type { RiskInputs } from './risk-inputs.ts';

/** Agents that an operator has cordoned. A node of the ec2-fleet plugin stands in Jenkins under its instance's id. */
export const nodeRisks = ({ jenkins }: RiskInputs): readonly RollRisk[] =>
  jenkins.nodes
    .filter(({ state }) => state === 'cordoned')
    .map(({ name, reason }) => ({
      kind: 'operator-cordon',
      about: name,
      says: `cordoned already, and stays so; it counts as out of service (${reason ?? 'no reason given'})`,
      path: `computer/${encodeURIComponent(instanceInName(name) ?? name)}/`,
    }));
