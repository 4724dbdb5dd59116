import type { Fleet } from '../../../fleet/schema/fleet.ts';
import { BOT_SECRETS, type WrittenBot } from '../../arbitraries/bot.ts';
import { fleetWith } from '../written-fleet.ts';

/** A fleet called `tvm` with a bot, and what a test says of it. */
export const fleetWithBot = (more: Partial<WrittenBot> = {}): Fleet =>
  fleetWith({
    secrets: BOT_SECRETS,
    bot: {
      secrets: {
        webhook: 'bot-webhook',
        app: 'bot-app-key',
        reports: 'bot-reports',
        backends: ['bot-token-1', 'bot-token-2'],
      },
      ...more,
    },
  });
