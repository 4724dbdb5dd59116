import { z } from 'zod';
import type { DeepReadonly } from '../../fleet/schema/deep-readonly.ts';
import { githubRepository, relativeFile } from '../../fleet/schema/job-fields.ts';
import { textField, valueField } from '../../fleet/schema/value-field.ts';
import { ValueError } from '../../fleet/values/value-error.ts';
import { instanceName, login, version } from './fields.ts';
import { grantees } from './grantee.ts';
import { permissionsSchema } from './sections/permissions.ts';
import { benchmarksSchema, buildsSchema, jobName, jobsSchema } from './sections/targets.ts';

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
    jobs: jobsSchema,
    builds: buildsSchema,
    benchmarks: benchmarksSchema.optional(),
    permissions: permissionsSchema.prefault({}),
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
    runsPerHour: z.int().min(1).max(100).default(100).meta({
      description:
        'How many runs of a pull request each instance starts within an hour for people who may not approve commits.',
    }),
    deployLabel: textField(/^\S(?:.{0,48}\S)?$/, 'a label has 1 to 50 characters, or `none`', {
      description: 'The label that asks for the upload of artefacts; `none`: no label does.',
      examples: ['bot:deploy'],
    }).default('bot:deploy'),
    lists: lists.optional(),
    contact: z.array(login('An account.')).max(5).default([]).meta({
      description:
        'Who is called by name in the comment when something that was asked for cannot be done: those who look after the bot.',
    }),
  })
  .meta({ title: 'CI bot, repository', description: 'What the CI bot does for a repository.' });

/** The file with every default filled in. */
export type RepositoryFile = DeepReadonly<z.output<typeof repositoryFileSchema>>;
