import type { ImagePins } from '../../../fleet/images/pins.ts';
import type { JournalStore } from '../../adapters/journal-store/journal-store.ts';
import type { SoundFleet } from '../../fleet-file/open-fleet.ts';
import type { JenkinsFacts, MachineFacts } from '../facts.ts';
import type { PreflightFacts } from '../preflight/preflight-facts.ts';
import type { Hands } from '../run/hands.ts';
import type { Clock } from '../run/underway.ts';

/** What a roll is asked to look at before it touches anything. */
interface Foresight {
  readonly now: boolean;
  readonly only: string | undefined;
  /** The roll that is gone on with. */
  readonly roll: string | undefined;
  readonly holder: string;
}

/** What a roll works with; tests and the demo have their own. */
export interface RollTools {
  readonly journals: JournalStore;
  readonly readJenkins: () => Promise<JenkinsFacts>;
  readonly readMachines: () => Promise<readonly MachineFacts[]>;
  readonly hands: Hands;
  readonly preflight: (foresight: Foresight) => Promise<PreflightFacts>;
  readonly clock: Clock;
  /** How long nothing is looked at while nothing of ours has ended, in milliseconds. */
  readonly poll: number;
  /** As in RollSettings. */
  readonly grace: number;
  /** For how long the lock is taken each time, in milliseconds: so long others wait for a process that was killed. */
  readonly lockTime: number;
}

/** Which fleet is rolled, and how it is reached. */
export interface RollOf {
  readonly opened: SoundFleet;
  readonly pins: ImagePins;
  readonly server: URL;
  readonly journal: string | undefined;
  readonly emulator: string | undefined;
  /** As it is named on the command line. */
  readonly named: string | undefined;
  readonly images: string | undefined;
}

/** Makes what a roll works with. */
export type ToolsOf = (of: RollOf) => Promise<RollTools>;
