import { type BotPart, botSecretsOf } from '../../fleet/resolve/bot-parts.ts';
import type { BotSettings } from '../../fleet/schema/bot.ts';
import type { Statement } from '../policy-document.ts';
import { secretsKeyRight } from '../secrets-key-right.ts';
import { uploads } from './bucket-rights.ts';
import { digsOut, puts, type QueueRightsProps, queueKey, takes } from './queue-rights.ts';
import { remembers, spends, type TableRightsProps, tableKey } from './table-rights.ts';

/** All that the rights name. */
export interface FunctionRightsProps extends QueueRightsProps, TableRightsProps {
  readonly bot: BotSettings;
  /** By the secret's name in the fleet file. */
  readonly secretArns: ReadonlyMap<string, string>;
}

/** What each function may do: what it calls, on the bot's own resources, and nothing else. */
export function functionRights(part: BotPart, props: FunctionRightsProps): readonly Statement[] {
  const secrets = reads(part, props);
  switch (part) {
    // It is the one that strangers reach: it can add to the queue, and read or change nothing that is there.
    case 'ingest':
      return [puts(props), queueKey(props, 'sends'), spends(props), tableKey(props), ...secrets];
    case 'worker':
      return [
        puts(props),
        takes(props),
        digsOut(props),
        queueKey(props, 'sends'),
        ...remembers(props),
        tableKey(props),
        ...uploads(props),
        ...secrets,
      ];
    case 'reconcile':
      return [puts(props), queueKey(props, 'sends'), ...remembers(props), tableKey(props), ...secrets];
  }
}

function reads(part: BotPart, { fleet, keyArn, bot, secretArns }: FunctionRightsProps): readonly Statement[] {
  const own = botSecretsOf(bot).filter(({ readers }) => readers.includes(part));
  const resources = own.flatMap(({ name }) => secretArns.get(name) ?? []);
  return [
    { sid: 'SecretsRead', actions: ['secretsmanager:GetSecretValue'], resources },
    secretsKeyRight(fleet, keyArn, resources),
  ];
}
