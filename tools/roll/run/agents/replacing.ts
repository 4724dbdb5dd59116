import { nodesOf } from '../../plan/pool-machine.ts';
import type { Entry } from '../entry.ts';
import type { AgentStanding } from '../standing.ts';
import { bootLimit } from '../time-limits.ts';
import { standOf } from './act-ends.ts';
import { becomes, failed, meant } from './agent-entry.ts';
import type { Round } from './round.ts';

/**
 * The group was asked for a machine more; when it is there, it has to prove itself. A group that gets none, because EC2 has
 * none or a quota is reached, is nobody's fault: the old machine stays. One that came and does not get its agents up is not sound.
 */
export function replacing(agent: AgentStanding, { scene, fresh }: Round): readonly Entry[] {
  const asked = standOf(agent.acts);
  if (asked.kind === 'open') return [];
  if (asked.kind === 'failed') return [becomes(agent, 'left', { why: asked.why })];
  if (scene.state.stopping) return [becomes(agent, 'put-back', { why: scene.state.stopping.why })];
  const found = fresh.take(agent.pool, agent.since);
  if (found) {
    return [
      becomes(agent, 'proving', { replacement: found.facts.id }),
      ...nodesOf(found).map(({ name }) => meant({ kind: 'smoke', node: name }, agent.machine)),
    ];
  }
  const boot = scene.machines.get(agent.machine)?.boot ?? 0;
  if (scene.now - agent.since <= bootLimit(boot)) return [];
  if (!fresh.hasSilent(agent.pool, agent.since))
    return [becomes(agent, 'left', { why: 'its group got no further machine' })];
  return failed(agent, 'the machine that was to come in its place does not get its agents up');
}
