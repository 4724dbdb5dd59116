import { clientSettings } from '../../tools/adapters/aws/client-settings.ts';

/** What clients of the bot's table and queue are made with: a worker has a minute, so it gives up sooner than other programs. */
export const storeSettings = (region: string) => ({
  ...clientSettings(region),
  maxAttempts: 4,
  /** In milliseconds. */
  requestHandler: { connectionTimeout: 3_000, requestTimeout: 10_000, throwOnRequestTimeout: true },
});
