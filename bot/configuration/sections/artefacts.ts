import { z } from 'zod';
import { branch, githubRepository } from '../../../fleet/schema/job-fields.ts';
import { textField } from '../../../fleet/schema/value-field.ts';
import { buildRepository, secretName, server, uploadPolicy } from '../fields.ts';

/** `${name}` in a prefix. */
const variable = (name: string): string => `\${${name}}`;
const LEGACY = variable('legacy_aws_path');

const byRepository = (value: z.ZodType<string, string>, description: string) =>
  z
    .union([value, z.record(buildRepository('The id.'), value)])
    .meta({ description: `${description} One for all, or a map by what builds are for.` });

const bucket = textField(
  /^(?!.*\.\.)[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/,
  'a bucket has 3 to 63 lower-case letters, digits, dots and hyphens',
  { description: 'The bucket.', examples: ['eessi-staging'] },
);

const prefix = textField(
  /^(?!\/)(?!.*(?:\.\.|\/\/))(?:[\w.=@+/-]|\$\{(?:github_repository|legacy_aws_path|pull_request_number)\}){0,300}$/,
  `a prefix is a path; of variables it may have \`${variable('github_repository')}\`, \`${LEGACY}\` and \`${variable('pull_request_number')}\``,
  {
    description: 'The prefix.',
    examples: [`new/${variable('github_repository')}/${variable('pull_request_number')}`],
  },
);

/** Where artefacts are uploaded to. */
export const artefactsSchema = z
  .strictObject({
    bucket: byRepository(bucket, 'Where artefacts go.'),
    endpoint: server('The address of an S3 service other than AWS.', 'https://s3.example.org').optional(),
    region: textField(/^[a-z0-9-]{2,40}$/, 'a region has lower-case letters, digits and hyphens', {
      description: 'The region of the buckets.',
      examples: ['us-east-1'],
    }).default('us-east-1'),
    prefix: byRepository(prefix, `What keys of artefacts begin with; empty: \`${LEGACY}\`.`).default(''),
    metadataPrefix: byRepository(
      prefix,
      `What keys of metadata files begin with; empty: \`${LEGACY}\`.`,
    ).default(''),
    policy: uploadPolicy(
      'What may be uploaded at most, from `none` over `once` and `latest` to `all`; where a `.ci-bot.yaml` is stricter, that holds.',
    ).default('all'),
    signingKey: secretName('The secret with the key that signs checksums.', 'signing-key').optional(),
  })
  .meta({ description: 'Where artefacts are uploaded to. Without it nothing is.' });

/** Where reports of benchmarks are committed. */
export const reportsSchema = z
  .strictObject({
    repository: githubRepository('The repository of reports.'),
    branch: branch('The branch that reports are committed to.').default('main'),
    address: server('Where its pages are served.', 'https://example.org/reports').optional(),
  })
  .meta({ description: 'Where reports of benchmarks are committed.' });
