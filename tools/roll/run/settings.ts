import type { Fleet } from '../../../fleet/schema/fleet.ts';

/** What a roll goes by, beside the journal and what it sees. */
export interface RollSettings {
  readonly fleet: Fleet;
  /** How many machines of each image go first, and how long they are watched, in milliseconds. */
  readonly canary: { readonly machines: number; readonly bake: number };
}

/** The settings of the fleet file. @param machines - how many machines go first, instead of what the file says. */
export const settingsOf = (fleet: Fleet, machines?: number): RollSettings => {
  const { canary } = fleet.maintenance;
  return { fleet, canary: { machines: machines ?? canary.machines, bake: canary.bake.seconds * 1_000 } };
};
