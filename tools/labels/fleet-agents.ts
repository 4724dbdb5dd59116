import type { LabelledAgent } from '../../fleet/labels/explain.ts';
import { agentsOf } from '../../fleet/resolve/agents.ts';
import type { Fleet } from '../../fleet/schema/fleet.ts';

/**
 * A fleet's agents as a label expression sees them. Jenkins counts a node's name as a label of the node; nodes of an
 * autoscaled pool are named when they come, so what stands for them here has no such label.
 */
export function labelledAgents(fleet: Pick<Fleet, 'pools' | 'aliases'>): readonly LabelledAgent[] {
  return agentsOf(fleet).map(({ name, pool, host, labels }) => ({
    name,
    pool,
    labels: new Set(host === 0 ? labels : [...labels, name]),
  }));
}
