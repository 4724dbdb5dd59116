import { agentsOf } from '../../../fleet/resolve/agents.ts';
import type { Fleet } from '../../../fleet/schema/fleet.ts';
import type { JenkinsFacts } from '../facts.ts';
import { instanceInName } from '../instance-in-name.ts';
import { nodesOf, type PoolMachine } from './pool-machine.ts';

/** Where Jenkins and AWS do not tell the same. */
export interface Mismatch {
  /**
   * `no-node`: a machine that Jenkins does not have. `no-machine`: a node that AWS has no machine for. `stranger`: a node
   * of no pool of the fleet file.
   */
  readonly kind: 'no-node' | 'no-machine' | 'stranger';
  /** The machine or node. */
  readonly about: string;
  readonly says: string;
}

/** How Jenkins shows its own node, which every server has, in its newer and older versions. */
const BUILT_IN: ReadonlySet<string> = new Set(['Built-In Node', 'master']);

/** What AWS has that Jenkins lacks, and the other way round. */
export function mismatches(
  fleet: Fleet,
  machines: readonly PoolMachine[],
  { nodes }: JenkinsFacts,
): readonly Mismatch[] {
  const matched = new Set(machines.flatMap(machine => nodesOf(machine).map(({ name }) => name)));
  const kinds = new Map(agentsOf(fleet).map(agent => [agent.name, fleet.pools[agent.pool]?.kind]));
  const others = nodes.flatMap(({ name }): readonly Mismatch[] => {
    const kind = kinds.get(name);
    if (matched.has(name) || BUILT_IN.has(name) || kind === 'external') return [];
    return kind === 'static' || instanceInName(name) !== undefined
      ? [
          {
            kind: 'no-machine',
            about: name,
            says: 'Jenkins has the node, AWS no machine of the fleet for it',
          },
        ]
      : [{ kind: 'stranger', about: name, says: 'Jenkins has the node, the fleet file no pool for it' }];
  });
  return [...withoutNode(machines), ...others].sort((one, other) => (one.about < other.about ? -1 : 1));
}

const withoutNode = (machines: readonly PoolMachine[]): readonly Mismatch[] =>
  machines
    .filter(machine => nodesOf(machine).length < machine.agents.length)
    .map(({ name }) => ({
      kind: 'no-node',
      about: name,
      says: 'AWS has the machine, Jenkins not all its nodes: it boots, or its agent never came',
    }));
