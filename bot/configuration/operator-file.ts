import { z } from 'zod';
import type { DeepReadonly } from '../../fleet/schema/deep-readonly.ts';
import { duration } from '../../fleet/schema/fields.ts';
import { githubRepository } from '../../fleet/schema/job-fields.ts';
import { textField } from '../../fleet/schema/value-field.ts';
import { address, instanceName, secretName, server, version } from './fields.ts';
import { artefactsSchema, reportsSchema } from './sections/artefacts.ts';
import { githubSchema, served } from './sections/github.ts';
import { gitlabSchema } from './sections/gitlab.ts';
import { jenkinsSchema } from './sections/jenkins.ts';
import { slurmSchema } from './sections/slurm.ts';
import { queueSchema, secretsSchema, storeSchema } from './sections/storage.ts';

const LISTEN = /^(?:\[[0-9a-fA-F:]{2,39}\]|[A-Za-z0-9.-]{1,253}):(?:[1-9]\d{0,4})$/;

/** `bot.yaml`: the one source of defaults, checks, the reference page and the JSON Schema. */
export const operatorFileSchema = z
  .strictObject({
    version,
    instance: instanceName('The name of this bot instance, as `.ci-bot.yaml` names it.'),
    github: githubSchema,
    repositories: z
      .record(githubRepository('The repository.'), served)
      .refine(all => Object.keys(all).length > 0, { error: 'a bot serves at least one repository' })
      .meta({ description: 'The repositories that are served, and no others.' }),
    secrets: secretsSchema,
    store: storeSchema,
    queue: queueSchema,
    listen: textField(LISTEN, 'an address to listen at is a host and a port such as `127.0.0.1:3000`', {
      description: 'Where the server listens.',
      examples: ['127.0.0.1:3000'],
    })
      .refine(text => Number(text.slice(text.lastIndexOf(':') + 1)) < 65_536, {
        error: 'a port is at most 65535',
      })
      .default('127.0.0.1:3000'),
    callback: z
      .strictObject({
        address: server('The public address of this bot.', 'https://bot.example.org'),
        secret: secretName('The secret that signs what runners report.', 'callback-secret'),
      })
      .optional()
      .meta({ description: 'Where runners report to.' }),
    relay: address(
      'A smee-compatible channel, for a host without a public address.',
      'https://smee.io/CHANNEL-ID',
    ).optional(),
    pollInterval: duration('How often backends are looked at.', '60s').prefault('60s'),
    coalesce: duration('The least time between two edits of a comment.', '5s')
      .refine(({ seconds }) => seconds >= 5, {
        error: 'edits of a comment are at least `5s` apart, because GitHub limits them',
        params: { fix: 'write for example `coalesce: 5s`' },
      })
      .prefault('5s'),
    jenkins: jenkinsSchema.optional(),
    slurm: slurmSchema.optional(),
    gitlab: gitlabSchema.optional(),
    artefacts: artefactsSchema.optional(),
    benchmarks: reportsSchema.optional(),
  })
  .meta({ title: 'CI bot, operator', description: 'One bot instance, as its operator runs it.' });

/** The file with every default filled in. */
export type OperatorFile = DeepReadonly<z.output<typeof operatorFileSchema>>;
