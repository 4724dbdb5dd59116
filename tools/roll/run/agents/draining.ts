import type { NodeFacts } from '../../facts.ts';
import { nodesOf, type PoolMachine } from '../../plan/pool-machine.ts';
import { buildsOn } from '../../plan/running-builds.ts';
import type { Entry } from '../entry.ts';
import { markOn, type Scene } from '../scene.ts';
import type { AgentStanding } from '../standing.ts';
import { standOf } from './act-ends.ts';
import { becomes, meant } from './agent-entry.ts';
import { overdue } from './overdue.ts';
import { putBack } from './put-back.ts';
import { reverting, sessionOf } from './reverting.ts';
import { takeAway } from './take-away.ts';

/** For a host that comes back under its name, in case that what comes is not sound. */
function imageBefore({ facts: { host, drift } }: PoolMachine): { readonly was?: string } {
  const image = host === undefined ? undefined : drift.find(({ kind }) => kind === 'image');
  return image?.kind === 'image' ? { was: image.has } : {};
}

/** Cordons a machine. */
export const beginDraining = (
  agent: Pick<AgentStanding, 'machine' | 'pool' | 'instance' | 'way'>,
  machine: PoolMachine,
  { jenkins }: Pick<Scene, 'jenkins'>,
): readonly Entry[] => [
  becomes(agent, 'draining', { ...sessionOf(jenkins), ...imageBefore(machine) }),
  ...nodesOf(machine).map(({ name }) => meant({ kind: 'cordon', node: name }, agent.machine)),
];

/**
 * Waits until no build is left on a machine, and then takes it away. After a restart of Jenkins Pipelines look for their node for
 * five minutes, while it shows no build: then it has to take builds again at once.
 */
export function draining(agent: AgentStanding, scene: Scene): readonly Entry[] {
  if (agent.reverts) return reverting(agent, scene);
  const cordons = agent.acts.filter(({ act }) => act.kind === 'cordon');
  const stand = standOf(cordons);
  if (stand.kind === 'open') return [];
  const machine = scene.machines.get(agent.machine);
  if (machine?.facts.id !== agent.instance) return [becomes(agent, 'gone')];
  const nodes = nodesOf(machine);
  const leaveIt = (end: 'left' | 'put-back' | 'postponed', why: string) =>
    putBack(agent, { end, why }, nodes, scene.state.begun.roll);
  if (stand.kind === 'failed') return leaveIt('left', stand.why);
  if (scene.state.stopping) return leaveIt('put-back', scene.state.stopping.why);
  // What was seen before the marks were set says nothing about what began in between.
  if (scene.facts.at < stand.at) return [];
  if (scene.jenkins.session !== agent.session) return leaveIt('postponed', 'Jenkins was restarted');
  const unmarked = nodes.find(node => markOn(node) !== 'ours');
  if (unmarked) return leaveIt('left', whoseIs(unmarked));
  const builds = buildsOn(nodes);
  if (builds.length > 0) return overdue(agent, machine, builds, scene);
  return closesTooSoon(agent, machine, scene)
    ? leaveIt('left', 'the window closes before a new machine would be there')
    : takeAway(agent, machine);
}

/** With `surge` the new one is there already. */
const closesTooSoon = ({ way }: AgentStanding, { boot }: PoolMachine, { state, now }: Scene): boolean =>
  way === 'replace' && state.closes !== undefined && now + boot > state.closes;

/** Somebody wants it as it is. */
const whoseIs = (node: NodeFacts): string =>
  markOn(node) === 'theirs'
    ? `an operator has cordoned it: ${node.reason ?? 'without a reason'}`
    : 'an operator has put it back into service';
