import { BOT_FILES, type BotPart } from '../../fleet/resolve/bot-parts.ts';
import { secretPrefix } from '../../fleet/resolve/names.ts';
import type { BotSettings } from '../../fleet/schema/bot.ts';
import type { Fleet } from '../../fleet/schema/fleet.ts';

/** What the environment names. */
export interface FunctionEnvironmentProps {
  readonly fleet: Fleet;
  readonly bot: BotSettings;
  readonly table: { readonly name: string };
  readonly queue: { readonly url: string; readonly deadLetters: { readonly url: string } };
}

/** What each function is told: names and addresses, never a value of a secret. */
export function functionEnvironment(
  part: BotPart,
  { fleet, bot, table, queue }: FunctionEnvironmentProps,
): Readonly<Record<string, string>> {
  const { webhook, reports } = bot.secrets;
  const all = {
    BOT_INSTANCE: bot.instance,
    BOT_TABLE: table.name,
    BOT_QUEUE_URL: queue.url,
    BOT_SECRETS_PREFIX: secretPrefix(fleet),
    ...(reports !== undefined && part !== 'reconcile' && { BOT_REPORT_SECRET: reports }),
  };
  return part === 'ingest'
    ? { ...all, BOT_WEBHOOK_SECRET: webhook, BOT_INGEST_FILE: BOT_FILES.ingest }
    : { ...all, BOT_DEAD_LETTERS_URL: queue.deadLetters.url, BOT_OPERATOR_FILE: BOT_FILES.operator };
}
