import { generateKeyPairSync } from 'node:crypto';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Door } from './door.ts';
import type { Fault } from './fault.ts';
import { type Hub, newHub } from './hub.ts';
import { Limits } from './limits.ts';
import { type Exchange, restServer } from './rest-server.ts';
import type { Route } from './route.ts';
import { appRoutes } from './routes-app.ts';
import { conversationRoutes } from './routes-conversation.ts';
import { gitRoutes } from './routes-git.ts';
import { issueEventRoutes } from './routes-issue-events.ts';
import { peopleRoutes } from './routes-people.ts';
import { pullRoutes } from './routes-pulls.ts';
import { Webhooks } from './webhooks.ts';

/** What a stand-in is given. */
export interface StandInWorld {
  /** Milliseconds since 1970. */
  readonly clock: () => number;
  /** Numbers that never come again. */
  readonly ids: () => number;
  /** What goes wrong with the request of this number (from 1) to this route (`GET /app`); undefined: nothing. */
  readonly fault?: (request: { readonly number: number; readonly route: string }) => Fault | undefined;
  /** Told of each request that was answered, and how. */
  readonly seen?: (exchange: Exchange) => void;
}

/** A GitHub on this machine: a REST API, webhooks, and people who act (`people.ts` on its `hub`). */
export interface StandIn {
  readonly hub: Hub;
  /** `http://127.0.0.1:PORT`, the base address of its REST API. */
  readonly api: string;
  /** The App's private key in PEM. */
  readonly privateKey: string;
  readonly door: Door;
  readonly limits: Limits;
  readonly webhooks: Webhooks;
  /** All endpoints that there are. */
  readonly routes: readonly Route[];
  /** Ends it. Connections are cut. */
  close(): Promise<void>;
}

/** A new key of an App: the private one as GitHub hands it out, and the public one that a stand-in checks with. */
export function newAppKey(): { readonly privateKey: string; readonly publicKey: string } {
  return generateKeyPairSync('rsa', {
    modulusLength: 2048,
    privateKeyEncoding: { type: 'pkcs1', format: 'pem' },
    publicKeyEncoding: { type: 'spki', format: 'pem' },
  });
}

async function listening(server: Server): Promise<number> {
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  // A server that listens on an address and a port has such an address.
  return (server.address() as AddressInfo).port;
}

/** Opens a stand-in for GitHub on 127.0.0.1. @param key one that was made before, to save the time */
export async function openStandIn(world: StandInWorld, key = newAppKey()): Promise<StandIn> {
  const addresses = { api: '', pages: '' };
  const hub = newHub({ clock: world.clock, ids: world.ids, addresses });
  const door = new Door(hub, [key.publicKey]);
  const limits = new Limits(hub);
  const webhooks = new Webhooks(hub);
  const routes = [
    ...appRoutes(hub, door, webhooks),
    ...peopleRoutes(hub),
    ...pullRoutes(hub),
    ...conversationRoutes(hub),
    ...issueEventRoutes(hub),
    ...gitRoutes(hub),
  ];
  const server = restServer({
    hub,
    door,
    limits,
    routes,
    fault: request => world.fault?.(request),
    seen: exchange => world.seen?.(exchange),
  });
  const api = `http://127.0.0.1:${await listening(server)}`;
  addresses.api = api;
  addresses.pages = api;
  return {
    hub,
    api,
    privateKey: key.privateKey,
    door,
    limits,
    webhooks,
    routes,
    close: async () => {
      server.closeAllConnections();
      await new Promise(resolve => server.close(resolve));
      await webhooks.settled();
    },
  };
}
