import type { FleetMachine } from '../../adapters/fleet-machines/fleet-machines.ts';

/** A machine with what it is told at its boot. */
export interface SeenMachine extends FleetMachine {
  /** As `userDataHash` makes it; undefined where nobody asked, since the launch template says it. */
  readonly userData: string | undefined;
}
