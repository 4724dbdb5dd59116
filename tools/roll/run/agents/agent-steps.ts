import type { Entry } from '../entry.ts';
import type { Scene } from '../scene.ts';
import type { AgentStanding } from '../standing.ts';
import { standOf } from './act-ends.ts';
import { becomes, failed } from './agent-entry.ts';
import { draining } from './draining.ts';
import { FreshMachines } from './fresh-machines.ts';
import { proving } from './proving.ts';
import { replacing } from './replacing.ts';

/** What comes next for the machines that something happens to. */
export function agentSteps(scene: Scene): readonly Entry[] {
  const fresh = new FreshMachines(scene);
  return scene.state.active().flatMap(agent => stepOf(agent, scene, fresh));
}

function stepOf(agent: AgentStanding, scene: Scene, fresh: FreshMachines): readonly Entry[] {
  switch (agent.phase) {
    case 'replacing':
      return replacing(agent, scene, fresh);
    case 'proving':
      return proving(agent, scene, fresh);
    case 'draining':
      return draining(agent, scene);
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
