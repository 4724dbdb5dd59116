import { agentsOf } from '../../fleet/resolve/agents.ts';
import type { SimulatedNode } from './simulated-node.ts';
import type { SimulatedWorld } from './simulated-world.ts';

/**
 * How many agents of a label must stay in service: the share `keep` of all that there should be. Machines that a roll has asked
 * for beside the others do not count. A label on one machine has no floor unless all are to stay.
 */
function floorOf(label: string, { fleet, groups }: SimulatedWorld): number {
  let [agents, machines] = [0, 0];
  for (const [pool, count] of agentsByPool(label, fleet)) {
    const group = groups.get(pool);
    agents += count * (group === undefined ? 1 : group.wanted);
    machines += group === undefined ? hostsOf(pool, label, fleet) : group.wanted;
  }
  const { points } = fleet.maintenance.keep;
  return machines <= 1 && points < 100 ? 0 : Math.ceil((agents * points) / 100);
}

/** To be called just before a roll takes a node out of service: writes down the labels that it leaves with too few. */
export function checkFloors(node: SimulatedNode, world: SimulatedWorld, by: string): void {
  if (!node.serves) return;
  for (const label of node.labels) {
    if (isUnsettled(label, world)) continue;
    const serving = world.watch.servingOf(label) - 1;
    const floor = floorOf(label, world);
    if (serving < floor) world.watch.breaks.push({ at: world.clock.now(), label, serving, floor, by });
  }
}

/** Whether something but the roll has changed how many there are a moment ago. */
const isUnsettled = (label: string, { fleet, groups }: SimulatedWorld): boolean =>
  [...agentsByPool(label, fleet).keys()].some(pool => groups.get(pool)?.unsettled);

const known = new WeakMap<SimulatedWorld['fleet'], Map<string, ReadonlyMap<string, number>>>();

/** How many agents of a label a pool has in all, or a machine of it has in a group. */
function agentsByPool(label: string, fleet: SimulatedWorld['fleet']): ReadonlyMap<string, number> {
  const byLabel = known.get(fleet) ?? new Map<string, ReadonlyMap<string, number>>();
  known.set(fleet, byLabel);
  const found = byLabel.get(label);
  if (found !== undefined) return found;
  const own = agentsOf(fleet).filter(({ labels }) => labels.includes(label));
  const counted = new Map([...Map.groupBy(own, ({ pool }) => pool)].map(([pool, all]) => [pool, all.length]));
  byLabel.set(label, counted);
  return counted;
}

const hostsOf = (pool: string, label: string, fleet: SimulatedWorld['fleet']): number =>
  new Set(
    agentsOf(fleet).flatMap(agent =>
      agent.pool === pool && agent.labels.includes(label) ? [agent.host] : [],
    ),
  ).size;
