import { type Agent, agentsOf } from '../../../fleet/resolve/agents.ts';
import { groupName } from '../../../fleet/resolve/names.ts';
import type { Fleet } from '../../../fleet/schema/fleet.ts';
import type { FleetMachine, FleetMachines } from '../../adapters/fleet-machines/fleet-machines.ts';
import type { StandInJenkins } from '../../adapters/jenkins/stand-in/stand-in-jenkins.ts';
import { placeOf } from '../../roll/drift/place.ts';

/** What is bridged. */
export interface Bridge {
  readonly fleet: Fleet;
  readonly machines: Pick<FleetMachines, 'machines'>;
  readonly standIn: StandInJenkins;
  /** From when a machine is first seen until its agent is there, in milliseconds. */
  readonly boot: number;
  readonly now: () => number;
}

/**
 * Machines of an emulator have no agents. This plays them: for Jenkins a node comes online some seconds after its machine
 * was launched, and goes with it. Machines of groups are named as the ec2-fleet plugin names them, and are never taken
 * away for being idle; static hosts keep their names.
 */
export class EmulatedPlugin {
  readonly #bridge: Bridge;
  readonly #agents: ReadonlyMap<string, readonly Agent[]>;
  readonly #firstSeen = new Map<string, number>();
  /** The machine behind each node. */
  readonly #behind = new Map<string, string>();

  constructor(bridge: Bridge) {
    this.#bridge = bridge;
    this.#agents = Map.groupBy(agentsOf(bridge.fleet), ({ pool }) => pool);
  }

  /** Brings the nodes of Jenkins to where the machines are. A Jenkins that is down is told when it is up again. */
  async look(): Promise<void> {
    const { fleet, machines, standIn, boot, now } = this.#bridge;
    const found = await machines.machines(fleet.fleet);
    if (standIn.state.work.process.phase() !== 'up') return;
    const wanted = new Map(found.flatMap(machine => this.#nodesOf(machine)));
    for (const [node, machine] of this.#behind) if (wanted.get(node)?.id !== machine) this.#leave(node);
    for (const [node, { id, agent }] of wanted) {
      const since = this.#firstSeen.get(id) ?? now();
      this.#firstSeen.set(id, since);
      if (this.#behind.get(node) !== id && now() - since >= boot) this.#come(node, id, agent);
    }
  }

  #nodesOf(machine: FleetMachine): readonly (readonly [string, { id: string; agent: Agent }])[] {
    const { fleet } = this.#bridge;
    const place = placeOf(fleet, machine);
    if (place === undefined || place.kind === 'leader' || machine.state !== 'running') return [];
    const host = place.kind === 'static' ? place.host : 0;
    const own = (this.#agents.get(place.pool) ?? []).filter(agent => agent.host === host);
    return own.map(agent => {
      const name = host === 0 ? `${groupName(fleet, place.pool)} ${machine.id}` : agent.name;
      return [name, { id: machine.id, agent }] as const;
    });
  }

  /** The node of a static host stays, and is offline. */
  #leave(node: string): void {
    const { work } = this.#bridge.standIn.state;
    this.#behind.delete(node);
    const ephemeral = work.nodes().find(({ name }) => name === node)?.ephemeral;
    if (ephemeral === true) work.removeNode(node);
    else if (ephemeral === false) work.disconnect(node);
  }

  #come(node: string, id: string, { labels, executors, host }: Agent): void {
    const { work } = this.#bridge.standIn.state;
    this.#behind.set(node, id);
    if (work.nodes().some(({ name }) => name === node)) work.reconnect(node, 'new');
    else work.addNode(node, { labels, executors, ephemeral: host === 0 });
  }
}
