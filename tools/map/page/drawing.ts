import { type MachineScale, machineScale } from '../machine-scale.ts';
import { allPools, type FleetView } from '../view.ts';

/** With more pools than this, each card shows the essence and folds the rest away. */
const OPEN_CARDS = 48;

/** What all cards of one page have in common. */
export interface Drawing {
  readonly scale: MachineScale;
  /** Whether a card shows only labels, machines, purchase and cost until it is opened. */
  readonly folded: boolean;
}

/** How the pools of a fleet are drawn so that they can be compared. */
export function drawingOf(view: Pick<FleetView, 'pools'>): Drawing {
  const pools = allPools(view);
  return { scale: machineScale(pools.map(pool => pool.machines.max)), folded: pools.length > OPEN_CARDS };
}
