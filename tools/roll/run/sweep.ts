import { agentsOf } from '../../../fleet/resolve/agents.ts';
import { instanceInName } from '../instance-in-name.ts';
import { nodesOf } from '../plan/pool-machine.ts';
import { isRollMark } from '../roll-mark.ts';
import { meant } from './agents/agent-entry.ts';
import type { AgentPhase, Entry } from './entry.ts';
import { markOn, type Scene } from './scene.ts';
import { isAgentEnd } from './standing.ts';

/**
 * Takes the roll's marks away from nodes that it has not to do with any more, as after a process that was killed. A node whose
 * machine is on its way out, or is not sound, keeps its mark. So does one that an earlier roll has left marked: at its end that
 * one took away all other marks, so what carries one still is not sound, and somebody has to look at it.
 */
export function sweep(scene: Scene): readonly Entry[] {
  const { roll } = scene.state.begun;
  const marked = scene.jenkins.nodes.filter(
    node => markOn(node) === 'ours' && isRollMark(node.reason ?? '', roll),
  );
  if (marked.length === 0) return [];
  const kept = keptNodes(scene);
  const alive = new Set(scene.facts.machines.map(({ id }) => id));
  const busy = new Set(
    [...scene.state.open.values()].flatMap(({ act }) => ('node' in act ? [act.node] : [])),
  );
  return marked.flatMap(({ name }) => {
    const instance = instanceInName(name);
    const touched = scene.state.touched(name);
    const isStale = touched !== undefined && (touched.failed || touched.at > scene.facts.at);
    const isGoing = instance !== undefined && !alive.has(instance);
    if (isStale || isGoing || kept.has(name) || busy.has(name)) return [];
    return [meant({ kind: 'uncordon', node: name }, undefined)];
  });
}

const FREE: ReadonlySet<AgentPhase> = new Set<AgentPhase>(['left', 'put-back', 'postponed']);

/** The nodes of machines that something happens to, that have gone and may still show, and that are not sound. */
function keptNodes({ state, machines, settings }: Scene): ReadonlySet<string> {
  // A host that is made anew just now is nowhere to be seen, but its nodes are.
  const active = new Set(state.active().map(({ machine }) => machine));
  const lasting = agentsOf(settings.fleet).filter(({ pool, host }) => active.has(`${pool}-${host}`));
  const kept = new Set(lasting.map(({ name }) => name));
  for (const machine of machines.values()) {
    const agent = state.agents.get(machine.name);
    if (agent === undefined || FREE.has(agent.phase)) continue;
    // A host that was rolled keeps its name; what carries the name now is the new one.
    const isAnother = machine.facts.id !== agent.instance;
    if (agent.phase !== 'failed' && isAgentEnd(agent.phase) && isAnother) continue;
    for (const { name } of nodesOf(machine)) kept.add(name);
  }
  return kept;
}
