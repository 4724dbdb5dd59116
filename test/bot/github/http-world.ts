import { httpForge } from '../../../bot/github/http-forge.ts';
import type { Fault } from '../../../bot/github/stand-in/fault.ts';
import { newAppKey, openStandIn, type StandIn } from '../../../bot/github/stand-in/open-stand-in.ts';
import type { Exchange } from '../../../bot/github/stand-in/rest-server.ts';
import type { ForgeWorld } from '../../contracts/forge-contract.ts';

/** Making one takes long. */
export const KEY = newAppKey();
export const START = Date.UTC(2026, 0, 1);

let lastId = 1_000;
/** Numbers that never come again, in any test: installations of two stand-ins must not be mistaken for each other. */
const ids = (): number => {
  lastId += 1;
  return lastId;
};

/** A stand-in and a forge that asks it. Waiting takes no time but moves the clock of both. */
export interface HttpWorld extends ForgeWorld {
  readonly standIn: StandIn;
  /** What the forge's waits add up to, in milliseconds. */
  readonly waited: () => number;
}

/** What a test wants otherwise. */
export interface HttpWishes {
  readonly fault?: (request: { readonly number: number; readonly route: string }) => Fault | undefined;
  readonly seen?: (exchange: Exchange) => void;
  readonly limits?: Parameters<typeof httpForge>[0]['limits'];
  /** Private keys of the App, current first. */
  readonly keys?: readonly string[];
}

/** Opens both. */
export async function openHttpWorld(wishes: HttpWishes = {}): Promise<HttpWorld> {
  let now = START;
  let waited = 0;
  const { fault, seen } = wishes;
  const standIn = await openStandIn(
    { clock: () => now, ids, ...(fault && { fault }), ...(seen && { seen }) },
    KEY,
  );
  const { app } = standIn.hub;
  const forge = httpForge(
    {
      api: standIn.api,
      app: app.id,
      privateKey: 'app-key',
      account: app.account,
      ...(wishes.limits && { limits: wishes.limits }),
    },
    {
      fetch,
      now: () => now,
      sleep: async milliseconds => {
        now += milliseconds;
        waited += milliseconds;
      },
      secrets: { named: async () => wishes.keys ?? [KEY.privateKey] },
    },
  );
  return {
    forge,
    hub: standIn.hub,
    standIn,
    waited: () => waited,
    advance: milliseconds => {
      now += milliseconds;
    },
  };
}
