import { z } from 'zod';
import { duration, label, name } from './fields.ts';
import { branch, githubRepository, nightly, relativeFile } from './job-fields.ts';
import { textField } from './value-field.ts';

const branchPattern = textField(
  /^(?![-/])[\w./*-]{1,200}$/,
  'a branch pattern has letters, digits, `_`, `.`, `/`, hyphens and `*` for any text',
  { description: 'A branch, or a pattern with `*`.', examples: ['release-*'] },
);

/** A multibranch Pipeline of one repository (B15 to B19, B46). */
export const jobSchema = z
  .strictObject({
    repository: githubRepository('The GitHub repository.'),
    jenkinsfile: relativeFile(
      'The path of the Jenkinsfile; a pull request builds with that of its target branch.',
      'Jenkinsfile',
    ).default('Jenkinsfile'),
    folder: name(
      'The folder in which the job stands. Without it, it stands at the top.',
      'nightly',
    ).optional(),
    branches: z
      .array(branchPattern)
      .default([])
      .meta({ description: 'Which branches are built. Without it all of them. Pull requests always are.' }),
    main: branch('The main branch, which is built every night.').default('main'),
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
    quiet: duration(
      'How long a notification waits for another before a build starts. Jenkins has one such time for all multibranch jobs: the longest that any asks for.',
      '5s',
    ).prefault('5s'),
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
    nightly: nightly('Builds the main branch every night.').optional(),
  })
  .meta({ description: 'A multibranch Pipeline.', examples: [{ repository: 'apache/tvm' }] });
