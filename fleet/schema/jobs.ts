import { z } from 'zod';
import { duration, label, timeOfDay, timeZone } from './fields.ts';
import { textField } from './value-field.ts';

/** A multibranch Pipeline of one repository (B15 to B19, B46). */
export const jobSchema = z
  .strictObject({
    repository: textField(/^[\w.-]{1,100}\/[\w.-]{1,100}$/, 'a repository is `owner/name` on GitHub', {
      description: 'The GitHub repository.',
      examples: ['apache/tvm'],
    }),
    jenkinsfile: textField(
      /^(?!\/)(?!.*\.\.)[\w./-]{1,255}$/,
      'a Jenkinsfile is a path inside the repository',
      {
        description: 'The path of the Jenkinsfile; a pull request builds with that of its target branch.',
        examples: ['Jenkinsfile'],
      },
    ).default('Jenkinsfile'),
    context: textField(
      /^[\w./ -]{1,100}$/,
      'a status context has letters, digits, `_`, `.`, `/`, spaces and hyphens',
      {
        description: 'The name of the status on GitHub. Without it the name of the job.',
        examples: ['cpu'],
      },
    ).optional(),
    labels: z
      .array(label('A label.'))
      .default([])
      .meta({ description: 'Labels that the Jenkinsfile asks for, beyond those in `runs`.' }),
    quiet: duration('How long a notification waits for another before a build starts.', '5s').prefault('5s'),
    forks: z
      .enum(['nobody', 'contributors', 'everyone'])
      .default('contributors')
      .meta({ description: 'Whose changes of the Jenkinsfile in a pull request from a fork are trusted.' }),
    keep: z
      .strictObject({
        builds: z.int().min(1).default(200).meta({ description: 'How many builds of a branch are kept.' }),
        for: duration('How long a build is kept.', '30d').prefault('30d'),
      })
      .prefault({})
      .meta({ description: 'How much of the past is kept.' }),
    nightly: z
      .strictObject({
        at: timeOfDay('When, in `zone`.', '02:00'),
        zone: timeZone('The zone of `at`.').prefault('UTC'),
      })
      .optional()
      .meta({ description: 'Builds the main branch every night.' }),
  })
  .meta({ description: 'A multibranch Pipeline.', examples: [{ repository: 'apache/tvm' }] });
