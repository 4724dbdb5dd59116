import { z } from 'zod';
import { textField } from '../../../fleet/schema/value-field.ts';
import { jobPath, secretName, server } from '../fields.ts';

/** A Jenkins controller. */
export const jenkinsSchema = z
  .strictObject({
    url: server('The address of Jenkins.', 'https://ci.example.org'),
    user: textField(/^[\w.@-]{1,64}$/, 'a user name has letters, digits, `_`, `.`, `@` and hyphens', {
      description: 'The account of the bot in Jenkins.',
      examples: ['ci-bot'],
    }),
    token: secretName('The secret with its API token.', 'jenkins-token'),
    scanTokens: z
      .record(jobPath('The path of the job.'), secretName('The secret with its token.', 'scan-unix-gpu'))
      .default({})
      .meta({
        description:
          'The token of the Multibranch Scan Webhook Trigger of each job, with which a branch that Jenkins never saw is found. Without one the API is asked to scan.',
      }),
    folders: z
      .array(jobPath('A folder.'))
      .min(1)
      .max(100)
      .meta({
        description: 'Only jobs below these folders are touched, whatever a `.ci-bot.yaml` names.',
        examples: [['mxnet-validation']],
      }),
    pullJob: textField(
      /^[\w.-]{0,40}\{number\}[\w.-]{0,40}$/,
      'the name of a pull request’s job holds `{number}` once',
      {
        description: 'The name of a pull request’s job in its multibranch job.',
        examples: ['PR-{number}'],
      },
    ).default('PR-{number}'),
  })
  .meta({ description: 'A Jenkins controller, and what of it the bot may touch.' });
