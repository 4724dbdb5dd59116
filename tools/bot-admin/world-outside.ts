import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Outside } from '../../bot/entrypoints/outside.ts';
import type { BotLog } from '../../bot/worker/bot-log.ts';
import type { World } from '../world.ts';

/** What a command hands to the bot. Waiting ends with the command. */
export const worldOutside = ({ environment, programs, now, self, signal }: World, log: BotLog): Outside => ({
  environment,
  programs,
  fetch,
  now,
  sleep: milliseconds => sleep(milliseconds, undefined, { signal }).catch(() => {}),
  token: randomUUID,
  holder: `${self.host} ${self.pid} ${self.nonce}`,
  log,
});
