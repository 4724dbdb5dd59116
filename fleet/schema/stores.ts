import { z } from 'zod';
import { days, label, name } from './fields.ts';
import { branch, githubRepository, nightly, relativeFile } from './job-fields.ts';
import { textField } from './value-field.ts';

/** A group of pools that trust each other: they share one role and one build cache. */
export const trustZoneSchema = z.strictObject({
  trusted: z
    .boolean()
    .default(false)
    .meta({ description: 'Only reviewed code runs here. Pull requests do not.' }),
  reads: z.array(name('A zone.', 'main')).default([]).meta({
    description: 'Zones whose build cache this one may read, beside its own. It writes only its own.',
  }),
});

/** The two zones of a fleet that names none: pull requests read what main wrote, never the other way. */
export const STANDARD_ZONES = {
  main: { trusted: true },
  'pull-requests': { reads: ['main'] },
} as const;

/** Build caches (B7). */
export const cachesSchema = z
  .strictObject({
    keep: days('How long an object stays in a build cache.', '14d').prefault('14d'),
    efs: z.boolean().default(false).meta({ description: 'Make a shared file system too.' }),
  })
  .meta({ description: 'A build cache bucket for each trust zone.' });

/** Test artefacts (A2 to A21). */
export const artefactsSchema = z
  .strictObject({
    keep: days('How long an artefact is kept.', '90d').prefault('90d'),
    uploads: z
      .enum(['all', 'merges'])
      .default('all')
      .meta({ description: 'Which builds upload: every one, or those of merged changes.' }),
  })
  .meta({ description: 'The bucket of test artefacts, which agents may only write.' });

/** Container registries of the CI images. */
export const registriesSchema = z
  .strictObject({
    repositories: z
      .array(
        textField(
          /^(?!constructor$)(?=.{1,200}$)[a-z0-9]+(?:[._/-][a-z0-9]+)*$/,
          'a repository has lower-case letters and digits, single `.`, `_`, `/` or `-` between them, and is at most 200 long',
          { description: 'A repository.', examples: ['ci_cpu'] },
        ),
      )
      .default([])
      .meta({ description: 'The repositories.' }),
    keep: z.int().min(1).max(1_000).default(30).meta({ description: 'How many images of each are kept.' }),
    rebuild: z
      .strictObject({
        repository: githubRepository('The GitHub repository with their Dockerfiles.'),
        branch: branch('The branch that is built.').default('main'),
        command: relativeFile(
          'The program that builds and pushes; the name of the image is its argument.',
          'docker/build.sh',
        ).default('docker/build.sh'),
        label: label('Where it runs; a pool of a trusted zone, since it pushes images.', 'CPU'),
        nightly: nightly('Rebuilds all images every night.').optional(),
      })
      .optional()
      .meta({ description: 'A job that rebuilds the images.' }),
  })
  .meta({ description: 'Container registries.' });
