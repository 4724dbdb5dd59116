import type { Fleet } from '../../../fleet/schema/fleet.ts';
import { PAUSE_GRACE } from './time-limits.ts';

/** What a roll goes by, beside the journal and what it sees. */
export interface RollSettings {
  readonly fleet: Fleet;
  /** How many machines of each image go first, and how long they are watched, in milliseconds. */
  readonly canary: { readonly machines: number; readonly bake: number };
  /** How long steps of Pipelines are given to come to their pause once nothing begins any more, in milliseconds. */
  readonly grace: number;
}

/** The settings of the fleet file. @param machines - how many machines go first, instead of what the file says. */
export const settingsOf = (fleet: Fleet, machines?: number, grace = PAUSE_GRACE): RollSettings => {
  const { canary } = fleet.maintenance;
  const bake = canary.bake.seconds * 1_000;
  return { fleet, canary: { machines: machines ?? canary.machines, bake }, grace };
};
