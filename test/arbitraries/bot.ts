import fc from 'fast-check';
import type { z } from 'zod';
import type { botSchema } from '../../fleet/schema/bot.ts';

/** The section `bot` as it is written in a fleet file. */
export type WrittenBot = z.input<typeof botSchema>;

/** The secrets that such a section names. */
export const BOT_SECRETS = {
  'bot-webhook': {},
  'bot-app-key': { description: 'The private key of the bot' },
  'bot-reports': {},
  'bot-token-1': {},
  'bot-token-2': {},
} as const;

/** A valid section `bot`, or none. @param zone - the fleet has a zone, in which the bot's host name can be */
export function botArbitrary(zone: boolean): fc.Arbitrary<{ readonly bot?: WrittenBot }> {
  const secrets = fc
    .record(
      {
        reports: fc.constant('bot-reports'),
        backends: fc.subarray(['bot-token-1', 'bot-token-2']),
      },
      { requiredKeys: [] },
    )
    .map(more => ({ webhook: 'bot-webhook', app: 'bot-app-key', ...more }));
  const bot = fc.record(
    {
      secrets,
      instance: fc.constantFrom('jenkins', 'cluster-a'),
      ...(zone && { host: fc.constant('bot.example.org') }),
      buckets: fc.subarray(['artefacts-a', 'artefacts-b']),
      ingest: fc.record({
        concurrency: fc.integer({ min: 1, max: 100 }),
        rate: fc.integer({ min: 1, max: 500 }),
      }),
      worker: fc.record({
        timeout: fc.constantFrom('30s', '1m', '15m'),
        concurrency: fc.integer({ min: 2, max: 100 }),
        attempts: fc.integer({ min: 1, max: 1_000 }),
      }),
      reconcile: fc.constantFrom('1m', '10m', '1d'),
    },
    { requiredKeys: ['secrets'] },
  );
  return fc.oneof(
    fc.constant({}),
    bot.map(written => ({ bot: written })),
  );
}
