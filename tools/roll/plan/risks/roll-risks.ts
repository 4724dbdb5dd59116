import type { RollRisk } from '../roll-risk.ts';
import { agentBuildRisks } from './agent-build-risks.ts';
import { labelRisks } from './label-risks.ts';
import { leaderBuildRisks } from './leader-build-risks.ts';
import { nodeRisks } from './node-risks.ts';
import { oldAgentRisks } from './old-agent-risks.ts';
import type { RiskInputs } from './risk-inputs.ts';
import { waitingRisks } from './waiting-risks.ts';

/** All that is at risk, each build once; where nothing is outdated nothing is. */
export function rollRisks(inputs: RiskInputs): readonly RollRisk[] {
  const { plan, jenkins } = inputs;
  if (plan.agents.length === 0 && plan.left.length === 0 && plan.leader === undefined) return [];
  const quieting: readonly RollRisk[] = jenkins.quietingDown
    ? [
        {
          kind: 'quieting-down',
          about: 'Jenkins',
          says: 'it is quieting down: Pipelines pause at their next step and keep their executors, so no drain would end',
          path: '',
        },
      ]
    : [];
  const builds = [...leaderBuildRisks(inputs), ...agentBuildRisks(inputs)];
  const once = new Map(builds.map(risk => [`${risk.kind} ${risk.about}`, risk]));
  return [
    ...quieting,
    ...once.values(),
    ...oldAgentRisks(inputs),
    ...nodeRisks(inputs),
    ...labelRisks(inputs),
    ...waitingRisks(inputs),
  ];
}
