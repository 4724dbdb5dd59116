import type { JenkinsFacts, NodeFacts } from '../facts.ts';
import { type PoolMachine, poolMachines } from '../plan/pool-machine.ts';
import { rollOfMark } from '../roll-mark.ts';
import type { RollFacts } from './roll-facts.ts';
import type { RollState } from './roll-state.ts';
import type { RollSettings } from './settings.ts';

/** What a decision is made from. */
export interface Scene {
  readonly state: RollState;
  readonly facts: RollFacts;
  readonly jenkins: JenkinsFacts;
  readonly settings: RollSettings;
  /** Milliseconds since 1970. */
  readonly now: number;
  /** Of the pools, by name. */
  readonly machines: ReadonlyMap<string, PoolMachine>;
}

/** A scene in which Jenkins can be seen. */
export const sceneOf = (
  state: RollState,
  facts: RollFacts & { readonly jenkins: JenkinsFacts },
  settings: RollSettings,
  now: number,
): Scene => {
  const { jenkins } = facts;
  const all = poolMachines(settings.fleet, facts.machines, jenkins);
  const machines = new Map(all.map(machine => [machine.name, machine]));
  return { state, facts, jenkins, settings, now, machines };
};

/** Pipelines pause where somebody else has Jenkins quieting down: no drain would come to its end, and it is not ours to end it. */
export const isQuieted = ({ quietingDown, quietedBy }: JenkinsFacts): boolean =>
  quietingDown && quietedBy === 'others';

/** Whose mark a node carries, if it is cordoned. An older roll's mark is ours too: nobody else takes it away. */
export function markOn({ state, reason }: NodeFacts): 'ours' | 'theirs' | undefined {
  if (state !== 'cordoned') return undefined;
  return rollOfMark(reason ?? '') === undefined ? 'theirs' : 'ours';
}
