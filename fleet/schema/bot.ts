import { z } from 'zod';
import type { DeepReadonly } from './deep-readonly.ts';
import { duration, hostName, memory, name } from './fields.ts';
import { textField } from './value-field.ts';

/** The longest that AWS Lambda lets a function run. */
const LONGEST_RUN_SECONDS = 900;

const secretsSchema = z.strictObject({
  webhook: name(
    'The secret with which GitHub signs deliveries. Only the ingest function reads it.',
    'bot-webhook',
  ),
  app: name("The private key of the bot's GitHub App.", 'bot-app-key'),
  reports: name(
    'The key that signs the reports of runners. Without it `POST /report` refuses all.',
    'bot-reports',
  ).optional(),
  backends: z.array(name('A secret.', 'bot-jenkins-token')).max(30).default([]).meta({
    description: 'What the worker reads beside these: the tokens of Jenkins, its scan triggers and GitLab.',
  }),
});

const ingestSchema = z
  .strictObject({
    memory: memory('Its memory; the share of a processor grows with it.', '512MiB').prefault('512MiB'),
    concurrency: z.int().min(1).max(1_000).default(20).meta({
      description:
        'How many run at once, reserved for it. Above it the API answers 503, and the reconciler fetches the delivery.',
    }),
    rate: z.int().min(1).max(10_000).default(50).meta({
      description: 'How many requests a second the API lets through, after a burst of twice as many.',
    }),
  })
  .prefault({})
  .meta({ description: 'The function that verifies deliveries and puts them into the queue.' });

const workerSchema = z
  .strictObject({
    memory: memory('Its memory; the share of a processor grows with it.', '1GiB').prefault('1GiB'),
    timeout: duration('How long one delivery may take.', '1m')
      .refine(({ seconds }) => seconds >= 30 && seconds <= LONGEST_RUN_SECONDS, {
        error: 'must be between `30s` and `15m`, the longest that AWS Lambda allows',
        params: { fix: 'write for example `1m`' },
      })
      .prefault('1m'),
    concurrency: z.int().min(2).max(1_000).default(10).meta({
      description: 'How many pull requests are worked on at once. AWS takes no less than 2.',
    }),
    attempts: z.int().min(1).max(1_000).default(8).meta({
      description: 'How often a delivery is tried before it is a dead letter.',
    }),
  })
  .prefault({})
  .meta({ description: 'The function that decides and acts.' });

/** The CI bot on AWS. Its log groups keep as long as `logs.keep`, and its alarms go to `alerts.notify`. */
export const botSchema = z
  .strictObject({
    instance: name('What `.ci-bot.yaml` of the repositories calls this bot instance.', 'jenkins').default(
      'jenkins',
    ),
    operator: textField(
      /^\w[\w.-]{0,99}$/,
      'a file name has letters, digits, `_`, `.` and hyphens, and no folder',
      {
        description: 'The operator file, beside this one.',
        examples: ['bot.yaml'],
      },
    ).default('bot.yaml'),
    host: hostName(
      "A host name for its webhook, in the zone of `loadBalancer`. Without it the API's own address serves.",
      'bot.example.org',
    ).optional(),
    secrets: secretsSchema.meta({ description: 'The names of its secrets, which stand in `secrets` too.' }),
    buckets: z
      .array(
        textField(
          /^(?!.*\.\.)[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/,
          'a bucket has 3 to 63 lower-case letters, digits, dots and hyphens',
          { description: 'A bucket.', examples: ['eessi-staging'] },
        ),
      )
      .max(20)
      .default([])
      .meta({
        description:
          'The buckets of S3 that the worker uploads artefacts to, as `artefacts` of the operator file names them. They are not made here; one in another account must allow it too.',
      }),
    ingest: ingestSchema,
    worker: workerSchema,
    reconcile: duration('How often it looks for deliveries that GitHub could not hand over.', '10m')
      .refine(value => value.isWhole('m') && value.seconds >= 60 && value.seconds <= 86_400, {
        error:
          'must be whole minutes, between `1m` and `24h`: GitHub sends a delivery again for three days only',
        params: { fix: 'write for example `10m`' },
      })
      .prefault('10m'),
  })
  .meta({ description: 'The CI bot, which pull requests steer by comment. Without it the fleet has none.' });

/** The section with every default filled in. */
export type BotSettings = DeepReadonly<z.output<typeof botSchema>>;
