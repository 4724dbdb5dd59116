import { setTimeout } from 'node:timers/promises';
import { UserError } from '../../tools/user-error.ts';
import type { BotLog } from '../worker/bot-log.ts';
import { forwardTo } from './forward-to.ts';
import { relay } from './relay.ts';
import { useProxies } from './use-proxies.ts';

/** The longest pause between two tries, in milliseconds. */
const LONGEST = 60_000;

/** What a relay process is given. */
export interface RelayWorld {
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly log: BotLog;
  /** Ends it. */
  readonly signal: AbortSignal;
  /** From 0 to 1. */
  readonly random: () => number;
}

/**
 * Brings what comes through a channel to a server until it is stopped.
 * @param to the server, such as `http://127.0.0.1:3000`
 * @returns how many messages nobody took
 * @throws UserError when an address is none
 */
export async function runRelay(channel: string, to: string, world: RelayWorld): Promise<number> {
  const { environment, log, signal, random } = world;
  const from = addressOf(channel, 'the channel');
  const server = addressOf(to, 'the server');
  const undo = useProxies(environment);
  try {
    return await relay(from, {
      deliver: forwardTo(server, fetch),
      fetch,
      // Many relays of one server do not all come back at the same time.
      pause: failures => Math.min(LONGEST, 500 * 2 ** Math.min(failures, 10)) * (0.5 + random() / 2),
      sleep: milliseconds => setTimeout(milliseconds, undefined, { signal }).catch(() => {}),
      log,
      signal,
    });
  } finally {
    undo();
  }
}

/** @throws UserError; the address is not in it: whoever knows a channel can read it */
function addressOf(text: string, what: string): URL {
  const url = URL.parse(text);
  if (url?.protocol === 'https:' || url?.protocol === 'http:') return url;
  throw new UserError(`the address of ${what} is no http or https address`, {
    fix: 'give it as in `fleet bot relay https://smee.io/CHANNEL-ID --to http://127.0.0.1:3000`',
  });
}
