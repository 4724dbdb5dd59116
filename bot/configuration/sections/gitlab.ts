import { z } from 'zod';
import { duration } from '../../../fleet/schema/fields.ts';
import { textField } from '../../../fleet/schema/value-field.ts';
import { githubNumber, secretName, server } from '../fields.ts';

/** A GitLab project that runs benchmarks. */
export const gitlabSchema = z
  .strictObject({
    url: server('The address of GitLab.', 'https://gitlab.com').default('https://gitlab.com'),
    project: githubNumber('The number of the benchmarking project.', 12345678),
    token: secretName('The secret with the project’s access token.', 'gitlab-token'),
    runnerTags: z
      .array(
        textField(/^[\w.-]{1,100}$/, 'a tag has letters, digits and `_.-`', {
          description: 'A tag.',
          examples: ['benchmarks'],
        }),
      )
      .min(1)
      .max(20)
      .meta({
        description: 'The tags of the dedicated runner; shared runners are no place to measure on.',
        examples: [['benchmarks']],
      }),
    image: textField(/^[a-z0-9][\w./:@-]{0,299}$/, 'an image is a name such as `julia:1.11`', {
      description: 'The container image in which benchmarks run.',
      examples: ['julia:1.11'],
    }).optional(),
    timeout: duration('How long a run of benchmarks may take.', '6h').prefault('6h'),
  })
  .meta({ description: 'The GitLab project whose dedicated runner measures.' });
