import { z } from 'zod';
import { textField } from '../../../fleet/schema/value-field.ts';
import { absolutePath, accelerator, address, architecture, buildRepository } from '../fields.ts';

const argument = textField(
  /^[\x20-\x7e]{1,500}$/,
  'a word of a command is 1 to 500 printable characters, blanks included; each word stands in the list alone',
  { description: 'A word.', examples: ['--constraint=shape=c5a.2xlarge'] },
);
const argumentsOf = (description: string, example: readonly string[]) =>
  z
    .array(argument)
    .max(50)
    .meta({ description, examples: [[...example]] });

const command = (what: string, standard: string) =>
  absolutePath(`The path of ${what}.`, standard).default(standard);

const repository = z
  .strictObject({
    name: textField(/^[A-Za-z0-9][\w.-]{0,99}$/, 'a repository has letters, digits and `_.-`', {
      description: 'The CernVM-FS repository.',
      examples: ['software.eessi.io'],
    }),
    version: z
      .union([z.string().min(1).max(40), z.number().transform(String)])
      .meta({ description: 'Its version, in quotes.', examples: ['2023.06'] }),
    configBundle: textField(/^[A-Za-z0-9][\w.-]{0,99}$/, 'a bundle is the name of a file', {
      description: 'The archive with the configuration of CernVM-FS, in `repositoriesDir`.',
      examples: ['eessi.io-cfg_files.tgz'],
    }).optional(),
    configMap: z
      .record(
        textField(/^(?!\/)(?!.*\.\.)[\w./-]{1,200}$/, 'an entry is a path inside the archive', {
          description: 'An entry.',
          examples: ['eessi.io/eessi.io.pub'],
        }),
        absolutePath('A place in the container.', '/etc/cvmfs/keys/eessi.io/eessi.io.pub'),
      )
      .default({})
      .meta({ description: 'Where entries of the archive go in the container.' }),
    container: textField(
      /^[a-z]+:\/\/[\w./:@-]{1,300}$|^\/[\w./:@-]{1,300}$/,
      'a container is an address such as `docker://ghcr.io/eessi/build-node:debian11`, or a path',
      {
        description: 'The container in which the build runs.',
        examples: ['docker://ghcr.io/eessi/build-node:debian11'],
      },
    ).optional(),
  })
  .meta({ description: 'What builds are for.' });

const commands = {
  submitCommand: command('`sbatch`', '/usr/bin/sbatch'),
  pollCommand: command('`squeue`', '/usr/bin/squeue'),
  scontrolCommand: command('`scontrol`', '/usr/bin/scontrol'),
  cancelCommand: command('`scancel`', '/usr/bin/scancel'),
};

const places = {
  jobsBaseDir: absolutePath(
    'Where job directories are made: `YYYY.MM/pr_N/event_ID/run_N/OS+SUBDIR`, with links by job number.',
    '/data/ci-bot/jobs',
  ),
  jobIdsDir: absolutePath('Where jobs are noted, in `submitted` and `finished`.', '/data/ci-bot/job-ids'),
  trashBin: absolutePath(
    'Where job directories of closed pull requests are moved to; on another file system they are copied.',
    '/data/ci-bot/trash',
  ),
  sharedFs: absolutePath(
    'A directory that all nodes share, for the repository’s own scripts.',
    '/data/ci-bot/shared',
  ).optional(),
  buildLogsDir: absolutePath('Where logs of failed builds are copied to.', '/data/ci-bot/logs').optional(),
  containerCache: absolutePath('Where container images are kept.', '/data/ci-bot/containers').optional(),
  localTmp: textField(
    /^\/(?!.*\.\.)(?:[\w./+@=:-]|\$(?:USER|SLURM_JOB_ID)\b){0,254}$/,
    'a temporary directory begins with `/`; of variables it may have `$USER` and `$SLURM_JOB_ID`, which are expanded inside the job',
    { description: 'A temporary directory on the node.', examples: ['/tmp/$USER/EESSI'] },
  ).default('/tmp/$USER/EESSI'),
  repositoriesDir: absolutePath(
    'The folder that holds the `configBundle`s.',
    '/data/ci-bot/repositories',
  ).optional(),
  buildScript: absolutePath('The job script that is submitted.', '/opt/ci-bot/build.slurm'),
};

/** A Slurm cluster, with everything that EESSI's `app.cfg` says of one. */
export const slurmSchema = z
  .strictObject({
    jobName: textField(
      /^[A-Za-z0-9][\w.-]{2,59}$/,
      'a job name has 3 to 60 letters, digits and `_.-`, which tell the bot instances on one cluster apart',
      { description: 'The name of all jobs of this instance.', examples: ['eessi-bot'] },
    ),
    ...commands,
    ...places,
    cvmfsCustomizations: z
      .record(absolutePath('A file.', '/etc/cvmfs/default.local'), z.string().max(2000))
      .default({})
      .meta({ description: 'What is appended to which file in the container.' }),
    httpProxy: address('The proxy of builds.', 'http://proxy.example.org:3128/').optional(),
    httpsProxy: address('The proxy of builds for `https`.', 'http://proxy.example.org:3128/').optional(),
    loadModules: z
      .array(
        textField(/^[A-Za-z0-9][\w./+-]{0,99}$/, 'a module is a name, and mostly `/` and a version', {
          description: 'A module.',
          examples: ['apptainer/1.3.0'],
        }),
      )
      .max(50)
      .default([])
      .meta({ description: 'Environment modules that the job script loads.' }),
    submitParameters: argumentsOf(
      'Words that every submission has beside `--hold`, which the bot always gives.',
      ['--account=ci'],
    ).default([]),
    architectures: z
      .record(
        architecture('The architecture.'),
        argumentsOf('Words that submissions for it have.', ['--constraint=shape=c5a.2xlarge']),
      )
      .refine(all => Object.keys(all).length > 0, { error: 'a cluster builds for at least one architecture' })
      .meta({ description: 'What this cluster can build for, and how a node for it is asked for.' }),
    accelerators: z
      .record(
        accelerator('The accelerator.'),
        argumentsOf('Words that submissions for it have too.', ['--gpus-per-node=1']),
      )
      .default({})
      .meta({ description: 'Accelerators that nodes of this cluster have.' }),
    repositories: z
      .record(buildRepository('The id.'), repository)
      .refine(all => Object.keys(all).length > 0, { error: 'a cluster builds for at least one repository' })
      .meta({ description: 'What builds are for, by id.' }),
  })
  .meta({ description: 'A Slurm cluster whose commands the bot can call.' });
