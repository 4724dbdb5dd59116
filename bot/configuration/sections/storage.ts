import { z } from 'zod';
import { textField } from '../../../fleet/schema/value-field.ts';
import { absolutePath, address } from '../fields.ts';

const databaseFile = textField(/^(?!.*\.\.)[\w./+@=:-]{1,255}$/, 'a database is a path without `..`', {
  description: 'The path of the database.',
  examples: ['ci-bot.sqlite'],
});

/** Where the bot remembers. */
export const storeSchema = z
  .union([
    z.strictObject({ sqlite: databaseFile }),
    z.strictObject({
      dynamodb: textField(/^[\w.-]{3,255}$/, 'a table has 3 to 255 letters, digits and `_.-`', {
        description: 'The name of the table.',
        examples: ['ci-bot'],
      }),
    }),
  ])
  .default({ sqlite: 'ci-bot.sqlite' })
  .meta({
    title: 'store',
    description: 'Where the bot remembers: `{sqlite: PATH}` on one machine, `{dynamodb: TABLE}` on AWS.',
  });

/** Where deliveries wait. */
export const queueSchema = z
  .union([
    z.strictObject({ sqlite: databaseFile }),
    z.strictObject({
      sqs: address(
        'The address of the queue.',
        'https://sqs.us-west-2.amazonaws.com/123456789012/ci-bot.fifo',
      ),
      deadLetters: address(
        'The address of the queue of dead letters.',
        'https://sqs.us-west-2.amazonaws.com/123456789012/ci-bot-dead.fifo',
      ),
    }),
  ])
  .default({ sqlite: 'ci-bot-queue.sqlite' })
  .meta({
    title: 'queue',
    description:
      'Where deliveries wait: `{sqlite: PATH}` on one machine, `{sqs: ADDRESS, deadLetters: ADDRESS}` on AWS.',
  });

/** Where the values of secrets are. */
export const secretsSchema = z
  .union([
    z.literal('environment'),
    z.strictObject({ files: absolutePath('The folder.', '/run/secrets') }),
    z.strictObject({
      secretsManager: textField(/^[\w/+=.@-]{0,200}$/, 'a prefix has letters, digits and `/_+=.@-`', {
        description: 'The prefix.',
        examples: ['ci-bot/'],
      }),
    }),
  ])
  .default('environment')
  .meta({
    title: 'place of secrets',
    description:
      'Where the values of secrets are: `environment` (the name in capitals, with `_` for `-` and `/`), `{files: FOLDER}` (a file of the name), `{secretsManager: PREFIX}` (the name behind the prefix).',
  });
