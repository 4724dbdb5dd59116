import type { Act } from '../../tools/roll/run/act.ts';
import type { LeaderFlaw } from './simulated-leader.ts';
import type { ImageFlaw } from './simulated-machine.ts';

/** What goes wrong. */
export interface Faults {
  /** Images that are bad, by pool. */
  readonly images: ReadonlyMap<string, ImageFlaw>;
  readonly leader: LeaderFlaw | undefined;
  /** Whether a look or an act is not possible just now. `tries`: how often it was tried before, in a row. */
  readonly notNow: (act: Act | 'look', tries: number) => boolean;
  /** Why an act fails for good. */
  readonly failure: (act: Act) => string | undefined;
  /** When Jenkins is out of reach, as while the network is down; in milliseconds since 1970. */
  readonly blind: readonly { readonly from: number; readonly to: number }[];
}

/** Nothing goes wrong. */
export const NO_FAULTS: Faults = {
  images: new Map(),
  leader: undefined,
  notNow: () => false,
  failure: () => undefined,
  blind: [],
};
