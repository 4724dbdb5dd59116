import { z } from 'zod';
import type { DeepReadonly } from '../../fleet/schema/deep-readonly.ts';
import { label } from '../../fleet/schema/fields.ts';
import { githubRepository, relativeFile } from '../../fleet/schema/job-fields.ts';
import { textField, valueField } from '../../fleet/schema/value-field.ts';
import { ValueError } from '../../fleet/values/value-error.ts';
import {
  accelerator,
  architecture,
  buildRepository,
  description,
  instanceName,
  jobPath,
  uploadPolicy,
  version,
} from './fields.ts';
import { grantees } from './grantee.ts';

const BOT_NAME = /^@?([A-Za-z0-9](?:[A-Za-z0-9]|-(?=[A-Za-z0-9])){0,38})$/;

const botName = valueField(
  text => {
    const [, name] = BOT_NAME.exec(text) ?? [];
    if (name === undefined)
      throw new ValueError(
        'a bot’s name is that of an account: letters, digits and single hyphens',
        'write for example `mxnet-bot`',
      );
    return name.toLowerCase();
  },
  { description: 'A name.', examples: ['mxnet-bot'] },
);

const JOB_NAME = /^[A-Za-z0-9](?:[\w.+]|-(?=[\w.+])){0,59}$/;
const jobName = (what: string) =>
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

const benchmarks = z
  .strictObject({
    instance: runsOn,
    description,
  })
  .meta({ description: 'Benchmarks of a pull request against its base branch. Without it there are none.' });

const ASKS = 'The author of the pull request and people who can write may, unless it is written otherwise.';
const permissions = z
  .strictObject({
    run: grantees(`Who may run jobs. ${ASKS}`, ['author', 'role write']),
    build: grantees('Who may start builds.', ['role write']),
    abort: grantees(`Who may stop what runs. ${ASKS}`, ['author', 'role write']),
    approve: grantees('Who may let a commit of somebody who is not trusted be run.', ['role write']),
    deploy: grantees('Who may have artefacts uploaded.', ['role maintain']),
    benchmark: grantees('Who may run benchmarks, beside those of `lists`.', ['role write']),
    command: grantees('Who may ask for what changes nothing: `status`, `help`, `explain`, `show_config`.', [
      'everyone',
    ]),
    admin: grantees('Who may send dead letters again and name benchmarkers.', ['role admin']),
  })
  .meta({
    description:
      'Who may do what. A list replaces the standard one, and an empty list is nobody. Rights are looked at when somebody asks, and again before the run begins.',
  });

const onMerge = z
  .union([z.enum(['nothing', 'all']), z.array(jobName('A job.')).max(200)])
  .default('nothing')
  .meta({
    description: 'The jobs that run on the target branch after a merge: `nothing`, `all`, or a list.',
  });

const lists = z
  .strictObject({
    repository: githubRepository('The repository in which the list lies.'),
    path: relativeFile('The file in it.', 'benchmarkers.yaml').default('benchmarkers.yaml'),
  })
  .meta({
    description:
      'A list of people who may run benchmarks, on the default branch of a repository of its own, changed by pull requests there and by `addbenchmarker`.',
  });

/** `.ci-bot.yaml`: the one source of types, defaults, checks, the reference page and the JSON Schema. */
export const repositoryFileSchema = z
  .strictObject({
    version,
    names: z
      .array(botName)
      .min(1)
      .max(10)
      .meta({ description: 'By which names people address the bot.', examples: [['mxnet-bot']] }),
    instances: z
      .array(instanceName('An instance.'))
      .min(1)
      .max(50)
      .meta({
        description:
          'The bot instances that serve the repository, as their `bot.yaml` names them. The first answers what is asked of none in particular.',
        examples: [['mxnet-ci']],
      }),
    jobs: z
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
      .meta({ description: 'Jobs of Jenkins, by name; a path alone stands for `{job: PATH}`.' }),
    builds: z
      .record(
        architecture('The architecture.'),
        z.union([repositories.transform(ids => build.parse({ repositories: ids })), build]),
      )
      .default({})
      .meta({
        description:
          'Builds on Slurm clusters, by architecture; a list alone stands for `{repositories: LIST}`.',
      }),
    benchmarks: benchmarks.optional(),
    permissions: permissions.prefault({}),
    trusted: grantees('Whose commits run without an approval of that very commit.', ['role write']),
    onPush: z.enum(['mark', 'abort']).default('mark').meta({
      description: 'What a push does to runs of the commit before: they are marked as outdated, or stopped.',
    }),
    onMerge,
    editedComments: z
      .enum(['ignore', 'rerun'])
      .default('ignore')
      .meta({ description: 'Whether the commands of an edited comment are obeyed anew.' }),
    guide: z
      .boolean()
      .default(false)
      .meta({ description: 'Whether a new pull request gets a comment that lists the jobs.' }),
    deployLabel: textField(/^\S(?:.{0,48}\S)?$/, 'a label has 1 to 50 characters, or `none`', {
      description: 'The label that asks for the upload of artefacts; `none`: no label does.',
      examples: ['bot:deploy'],
    }).default('bot:deploy'),
    lists: lists.optional(),
  })
  .meta({ title: 'CI bot, repository', description: 'What the CI bot does for a repository.' });

/** The file with every default filled in. */
export type RepositoryFile = DeepReadonly<z.output<typeof repositoryFileSchema>>;
