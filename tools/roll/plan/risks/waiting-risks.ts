import { matches } from '../../../../fleet/labels/evaluate.ts';
import { parseLabelExpression } from '../../../../fleet/labels/parser.ts';
import type { RollRisk } from '../roll-risk.ts';
import type { RiskInputs } from './risk-inputs.ts';

/** Jenkins sets a label or node apart with these marks: `Waiting for next available executor on ‘GPU’`. */
const QUOTED = /‘([^’]+)’/;

/** Queue items that wait for what is to be rolled: they wait longer. */
export function waitingRisks({ jenkins, outdated, plan }: RiskInputs): readonly RollRisk[] {
  const rolled = new Set(plan.agents.map(({ name }) => name));
  const agents = outdated.flatMap(machine => (rolled.has(machine.name) ? machine.agents : []));
  const concerns = (quoted: string): boolean => {
    if (agents.some(({ node }) => node?.name === quoted)) return true;
    const parsed = parseLabelExpression(quoted);
    return parsed.ok && agents.some(({ labels }) => matches(parsed.expression, new Set(labels)));
  };
  return jenkins.waiting.flatMap(({ id, task, why }): readonly RollRisk[] => {
    const quoted = QUOTED.exec(why)?.[1];
    if (quoted === undefined || !concerns(quoted)) return [];
    const says = `waits in the queue for what is to be rolled: ${why}`;
    return [{ kind: 'waiting-item', about: task, says, path: `queue/item/${id}/` }];
  });
}
