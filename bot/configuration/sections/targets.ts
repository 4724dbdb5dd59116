import { z } from 'zod';
import { label } from '../../../fleet/schema/fields.ts';
import { textField } from '../../../fleet/schema/value-field.ts';
import {
  accelerator,
  architecture,
  buildRepository,
  description,
  instanceName,
  jobPath,
  uploadPolicy,
} from '../fields.ts';

const JOB_NAME = /^[A-Za-z0-9](?:[\w.+]|-(?=[\w.+])){0,59}$/;
/** The name by which people ask for a job. */
export const jobName = (what: string) =>
  textField(JOB_NAME, 'a job name has letters, digits and `_.+-`, and is at most 60 long', {
    description: what,
    examples: ['unix-gpu'],
  });

const runsOn = instanceName('The bot instance that runs it. Without it the first of `instances`.').optional();

const job = z
  .strictObject({
    job: jobPath('The path of the multibranch job in Jenkins; the job of a pull request is `PR-n` below it.'),
    description,
    labels: z
      .array(label('A label.', 'GPU'))
      .max(20)
      .default([])
      .meta({ description: 'The labels of the agents that it needs, for `explain`.' }),
    instance: runsOn,
    upload: uploadPolicy('How often its artefacts are uploaded.').default('none'),
  })
  .meta({ description: 'A job of Jenkins.', examples: [{ job: 'mxnet-validation/unix-gpu' }] });

const repositories = z
  .array(buildRepository('An id.'))
  .min(1)
  .max(100)
  .meta({
    description: 'The ids of what is built for this architecture.',
    examples: [['eessi-2023.06']],
  });

const build = z
  .strictObject({
    repositories,
    accelerators: z.array(accelerator('An accelerator.')).max(20).default([]).meta({
      description: 'Accelerators for which it can be built too, when a command asks for one.',
    }),
    instances: z.array(instanceName('An instance.')).max(20).default([]).meta({
      description: 'The bot instances that build it, each on its own. Without it the first of `instances`.',
    }),
    description,
    upload: uploadPolicy('How often artefacts of a target are uploaded.').default('once'),
  })
  .meta({
    description: 'What is built for an architecture.',
    examples: [{ repositories: ['eessi-2023.06'] }],
  });

/** `benchmarks`. */
export const benchmarksSchema = z
  .strictObject({
    instance: runsOn,
    description,
  })
  .meta({ description: 'Benchmarks of a pull request against its base branch. Without it there are none.' });

/** `jobs`. */
export const jobsSchema = z
  .record(
    jobName('The name by which people ask for the job.'),
    z.union([
      jobPath('The path of the job in Jenkins, and all else as by default.').transform(path =>
        job.parse({ job: path }),
      ),
      job,
    ]),
  )
  .default({})
  .meta({ description: 'Jobs of Jenkins, by name; a path alone stands for `{job: PATH}`.' });

/** Lists multiply: a short file could name millions of targets, and every worker would make them all. */
const MOST_BUILDS = 2_000;

const buildCount = (builds: Readonly<Record<string, z.output<typeof build>>>): number =>
  Object.values(builds).reduce(
    (sum, { repositories: ids, accelerators, instances }) =>
      sum + ids.length * (1 + accelerators.length) * Math.max(1, instances.length),
    0,
  );

/** `builds`. */
export const buildsSchema = z
  .record(
    architecture('The architecture.'),
    z.union([repositories.transform(ids => build.parse({ repositories: ids })), build]),
  )
  .refine(builds => buildCount(builds) <= MOST_BUILDS, {
    error: `these lists make more than ${MOST_BUILDS} targets`,
    params: { fix: 'name fewer repositories, accelerators or instances' },
  })
  .default({})
  .meta({
    description: 'Builds on Slurm clusters, by architecture; a list alone stands for `{repositories: LIST}`.',
  });
