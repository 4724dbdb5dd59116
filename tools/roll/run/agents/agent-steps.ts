import type { NodeFacts } from '../../facts.ts';
import { nodesOf } from '../../plan/pool-machine.ts';
import type { Entry } from '../entry.ts';
import type { AgentStanding } from '../standing.ts';
import { standOf } from './act-ends.ts';
import { becomes, failed } from './agent-entry.ts';
import { draining } from './draining.ts';
import { proving } from './proving.ts';
import { replacing } from './replacing.ts';
import type { Round } from './round.ts';

/** What comes next for the machines that something happens to; a new machine is for the one that has waited longest. */
export function agentSteps(round: Round): readonly Entry[] {
  const active = [...round.scene.state.active()].sort((one, other) => one.since - other.since);
  return active.flatMap(agent => stepOf(agent, round));
}

function stepOf(agent: AgentStanding, round: Round): readonly Entry[] {
  switch (agent.phase) {
    case 'replacing':
      return replacing(agent, round);
    case 'proving':
      return proving(agent, round);
    case 'draining':
      return draining(agent, round.scene);
    case 'remaking':
      return whenGone(agent, round, [becomes(agent, 'proving')]);
    case 'retiring':
      return whenGone(agent, round, [becomes(agent, 'rolled')]);
    default:
      return [];
  }
}

function whenGone(
  agent: AgentStanding,
  { scene: { machines } }: Round,
  next: readonly Entry[],
): readonly Entry[] {
  const stand = standOf(agent.acts);
  if (stand.kind === 'open') return [];
  if (stand.kind === 'done') return next;
  const machine = machines.get(agent.machine);
  const isBack = machine?.facts.id === agent.instance && nodesOf(machine).some(isOnline);
  // Between the processes of a roll there may be days, in which somebody takes its marks away.
  return isBack ? [becomes(agent, 'left', { why: stand.why })] : failed(agent, stand.why);
}

const isOnline = ({ state }: NodeFacts): boolean => state === 'online';
