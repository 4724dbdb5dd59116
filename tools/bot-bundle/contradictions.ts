import type { OperatorSettings } from '../../bot/configuration/operator-settings.ts';
import type { BotSettings } from '../../fleet/schema/bot.ts';

/** What of a bot's two files must be the same: `bot:` of the fleet file, from which its rights are made, and the operator file. */
export interface BotFiles {
  readonly bot: BotSettings;
  readonly operator: Pick<
    OperatorSettings,
    'instance' | 'github' | 'callback' | 'jenkins' | 'gitlab' | 'artefacts'
  >;
}

/** Where the operator file asks for what the fleet file does not give; each a line for people. */
export function contradictions({ bot, operator }: BotFiles): readonly string[] {
  const { secrets } = bot;
  const pairs = [
    ['instance', operator.instance, 'bot.instance', bot.instance],
    ['github.privateKey', operator.github.privateKey, 'bot.secrets.app', secrets.app],
    ['github.webhookSecret', operator.github.webhookSecret, 'bot.secrets.webhook', secrets.webhook],
    ['callback.secret', operator.callback?.secret, 'bot.secrets.reports', secrets.reports],
  ] as const;
  return [
    ...pairs
      .filter(([, there, , here]) => there !== here)
      .map(
        ([key, there, own, here]) =>
          `\`${key}\` is ${shown(there)} and \`${own}\` of the fleet file is ${shown(here)}: they must be the same`,
      ),
    ...backendSecrets(operator)
      .filter(([, name]) => !secrets.backends.includes(name))
      .map(
        ([key, name]) =>
          `\`${key}\` is \`${name}\`, which the worker may not read: add it to \`bot.secrets.backends\` and \`secrets\` of the fleet file`,
      ),
    ...bucketsOf(operator)
      .filter(name => !bot.buckets.includes(name))
      .map(
        name =>
          `\`artefacts.bucket\` names \`${name}\`, which the worker may not write to: add it to \`bot.buckets\` of the fleet file`,
      ),
  ];
}

/** Those of AWS; what another service lets the bot do is its own affair. */
function bucketsOf({ artefacts }: BotFiles['operator']): readonly string[] {
  if (artefacts === undefined || artefacts.endpoint !== undefined) return [];
  const { any, by } = artefacts.bucket;
  return [...new Set([...(any === undefined ? [] : [any]), ...Object.values(by)])];
}

const shown = (name: string | undefined) => (name === undefined ? 'not there' : `\`${name}\``);

/** The secrets of backends, with the keys that name them. */
function backendSecrets({ jenkins, gitlab, artefacts }: BotFiles['operator']) {
  const named: readonly (readonly [key: string, name: string | undefined])[] = [
    ['jenkins.token', jenkins?.token],
    ...Object.entries(jenkins?.scanTokens ?? {}).map(
      ([job, name]) => [`jenkins.scanTokens.${job}`, name] as const,
    ),
    ['gitlab.token', gitlab?.token],
    ['artefacts.signingKey', artefacts?.signingKey],
  ];
  return named.flatMap(([key, name]) => (name === undefined ? [] : [[key, name] as const]));
}
