import type { Fleet } from '../../../../fleet/schema/fleet.ts';
import { bootOf } from '../../plan/boot-times.ts';
import { servingOf } from '../../plan/judged-machine.ts';
import { nodesOf, type PoolMachine } from '../../plan/pool-machine.ts';
import type { Entry } from '../entry.ts';
import { markOn } from '../scene.ts';
import type { AgentStanding } from '../standing.ts';
import { bootLimit } from '../time-limits.ts';
import { standOf } from './act-ends.ts';
import { becomes, failed, meant } from './agent-entry.ts';
import { beginDraining } from './draining.ts';
import { beginReverting } from './reverting.ts';
import type { Round } from './round.ts';

/** The machine that came runs the smoke job. A sound one serves; with `surge` the old one may go now. */
export function proving(agent: AgentStanding, round: Round): readonly Entry[] {
  const { machines } = round.scene;
  const smoke = agent.acts.filter(({ act }) => act.kind === 'smoke');
  if (smoke.length === 0) return findIt(agent, round);
  const machine = machines.get(agent.machine);
  const theirs = machine && nodesOf(machine).find(node => markOn(node) === 'theirs');
  if (theirs) return [becomes(agent, 'left', { why: `an operator has cordoned ${theirs.name}` })];
  const proof = standOf(smoke);
  if (proof.kind === 'failed' && !hasGone(agent, round)) return unsound(agent, machine, proof.why, round);
  if (proof.kind === 'open' && !hasGone(agent, round))
    return agent.way === 'surge' ? [] : letIn(agent, machine);
  return proved(agent, machine, round);
}

/** A sound one is in its place; with `surge` it is the turn of the old one. */
function proved(agent: AgentStanding, machine: PoolMachine | undefined, round: Round): readonly Entry[] {
  if (agent.way === 'surge') return machine ? drainOld(agent, machine, round) : [becomes(agent, 'gone')];
  if (agent.reverts)
    return [becomes(agent, 'put-back', { why: 'it was made from the image of before again' })];
  const isHost = machine?.facts.host !== undefined;
  return isHost && machine.facts.drift.length > 0
    ? failed(agent, 'it was made anew and is still not as the fleet file asks for')
    : [becomes(agent, 'rolled')];
}

/** A host is made from the image of before again, so that its labels have it back; of a group the old one is still there. */
function unsound(
  agent: AgentStanding,
  machine: PoolMachine | undefined,
  why: string,
  { scene }: Round,
): readonly Entry[] {
  if (machine !== undefined && agent.was !== undefined && !agent.reverts)
    return beginReverting(agent, machine, why, scene);
  return [...failed(agent, why), ...cordonAgain(agent, machine)];
}

/** A machine of a group that was up and went again by itself, as idle ones do, is no worse for it. */
function hasGone({ replacement, machine }: AgentStanding, { scene, instances }: Round): boolean {
  const isHost = scene.machines.get(machine)?.facts.host !== undefined;
  return !isHost && replacement !== undefined && !instances.has(replacement);
}

/** What went meanwhile, by itself or taken away by EC2, counts as well: the floors hold at any moment. */
function drainOld(
  agent: AgentStanding,
  machine: PoolMachine,
  { scene, room, isSettling }: Round,
): readonly Entry[] {
  if (scene.state.stopping) return [becomes(agent, 'put-back', { why: scene.state.stopping.why })];
  if (isSettling) return [];
  const serving = servingOf(machine);
  if (!room().mayMiss(serving)) {
    const { deadline } = scene.settings.fleet.maintenance.drain;
    if (scene.now - agent.since < deadline.seconds * 1_000) return [];
    return [
      becomes(agent, 'left', { why: `for ${deadline} its labels had too few other agents in service` }),
    ];
  }
  room().miss(serving);
  return beginDraining(agent, machine, scene);
}

/** In a group the machine comes by itself, and its name is not known before. */
function findIt(agent: AgentStanding, { scene, fresh }: Round): readonly Entry[] {
  const host = scene.machines.get(agent.machine);
  const found = host?.facts.host === undefined ? fresh.take(agent.pool, agent.since) : host;
  const nodes = found ? nodesOf(found) : [];
  if (found && nodes.length > 0)
    return [
      becomes(agent, 'proving', { replacement: found.facts.id }),
      ...nodes.map(({ name }) => meant({ kind: 'smoke', node: name }, agent.machine)),
    ];
  if (scene.now - agent.since <= bootLimit(bootOfPool(agent, scene.settings.fleet))) return [];
  return failed(agent, 'no machine with an agent in Jenkins came in its place');
}

function bootOfPool({ pool }: AgentStanding, { pools }: Pick<Fleet, 'pools'>): number {
  const found = pools[pool];
  return found === undefined ? 0 : bootOf(found);
}

/**
 * The smoke job is first in line; then the mark goes. A machine that then is not sound has had no more than what came in the
 * moment between.
 */
function letIn(agent: AgentStanding, machine: PoolMachine | undefined): readonly Entry[] {
  if (machine === undefined) return [];
  const asked = new Set(agent.acts.flatMap(({ act }) => (act.kind === 'uncordon' ? [act.node] : [])));
  return nodesOf(machine).flatMap(node =>
    markOn(node) === 'ours' && !asked.has(node.name)
      ? [meant({ kind: 'uncordon', node: node.name }, agent.machine)]
      : [],
  );
}

/** An unsound host takes no builds until somebody has looked at it. */
const cordonAgain = (agent: AgentStanding, machine: PoolMachine | undefined): readonly Entry[] =>
  agent.way === 'surge' || machine?.facts.host === undefined
    ? []
    : nodesOf(machine).map(({ name }) => meant({ kind: 'cordon', node: name }, agent.machine));
