import { nodesOf } from '../../plan/pool-machine.ts';
import type { Entry } from '../entry.ts';
import type { Scene } from '../scene.ts';
import { type AgentStanding, isAgentEnd } from '../standing.ts';
import { failed } from './agent-entry.ts';

/** The image of a pool's machines; external hosts have none of ours. */
export const imageOf = ({ settings }: Scene, pool: string): string | undefined => {
  const found = settings.fleet.pools[pool];
  return found === undefined || found.kind === 'external' ? undefined : found.image;
};

/**
 * How many machines of each image may be begun now. Of each image some go first; the others wait until these have served for a
 * while without harm.
 */
export function leave(scene: Scene): (pool: string) => number {
  const { machines, bake } = scene.settings.canary;
  if (machines === 0) return () => Number.POSITIVE_INFINITY;
  const byImage = Map.groupBy(scene.state.agents.values(), ({ pool }) => imageOf(scene, pool));
  return pool => {
    const own = byImage.get(imageOf(scene, pool)) ?? [];
    const served = rolledTimes(own);
    const last = served[machines - 1];
    if (last !== undefined) return last + bake <= scene.now ? Number.POSITIVE_INFINITY : 0;
    const active = own.filter(({ phase }) => !isAgentEnd(phase)).length;
    return Math.max(0, machines - served.length - active);
  };
}

const rolledTimes = (agents: readonly AgentStanding[]): readonly number[] =>
  agents.flatMap(({ phase, since }) => (phase === 'rolled' ? [since] : [])).sort((one, other) => one - other);

/** Machines that came, proved sound and lost their agents again while the first of their image are watched. */
export function fallenCanaries(scene: Scene): readonly Entry[] {
  const { machines, bake } = scene.settings.canary;
  if (machines === 0 || scene.state.stopping) return [];
  const watched = [...scene.state.agents.values()].filter(
    ({ phase, since }) => phase === 'rolled' && since + bake > scene.now,
  );
  if (watched.length === 0) return [];
  const byInstance = new Map([...scene.machines.values()].map(machine => [machine.facts.id, machine]));
  return watched.flatMap(agent => {
    const machine = agent.replacement === undefined ? undefined : byInstance.get(agent.replacement);
    const fallen = machine && nodesOf(machine).find(({ state }) => state === 'offline');
    if (fallen === undefined) return [];
    return failed(agent, `${fallen.name} went offline again: ${fallen.reason ?? 'Jenkins does not say why'}`);
  });
}
