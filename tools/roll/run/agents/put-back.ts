import type { NodeFacts } from '../../facts.ts';
import type { Entry } from '../entry.ts';
import { markOn } from '../scene.ts';
import type { AgentStanding } from '../standing.ts';
import { becomes, meant } from './agent-entry.ts';

/** A machine that does not go takes builds again. */
export const putBack = (
  agent: AgentStanding,
  end: 'left' | 'put-back' | 'postponed',
  why: string,
  nodes: readonly NodeFacts[],
): readonly Entry[] => [
  ...nodes.flatMap(node =>
    markOn(node) === 'ours' ? [meant({ kind: 'uncordon', node: node.name }, agent.machine)] : [],
  ),
  becomes(agent, end, { why }),
];
