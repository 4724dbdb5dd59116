import type { NodeFacts } from '../../facts.ts';
import { isRollMark } from '../../roll-mark.ts';
import type { Entry } from '../entry.ts';
import { markOn } from '../scene.ts';
import type { AgentStanding } from '../standing.ts';
import { becomes, meant } from './agent-entry.ts';

/**
 * A machine that does not go takes builds again, unless an earlier roll has left it marked, as one that is not sound.
 * @param roll - its id
 */
export const putBack = (
  agent: AgentStanding,
  { end, why }: { readonly end: 'left' | 'put-back' | 'postponed'; readonly why: string },
  nodes: readonly NodeFacts[],
  roll: string,
): readonly Entry[] => [
  ...nodes.flatMap(node =>
    markOn(node) === 'ours' && isRollMark(node.reason ?? '', roll)
      ? [meant({ kind: 'uncordon', node: node.name }, agent.machine)]
      : [],
  ),
  becomes(agent, end, { why }),
];
