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
      return whenGone(agent, [becomes(agent, 'proving')]);
    case 'retiring':
      return whenGone(agent, [becomes(agent, 'rolled')]);
    default:
      return [];
  }
}

function whenGone(agent: AgentStanding, next: readonly Entry[]): readonly Entry[] {
  const stand = standOf(agent.acts);
  if (stand.kind === 'open') return [];
  return stand.kind === 'failed' ? failed(agent, stand.why) : next;
}
