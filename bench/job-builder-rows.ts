import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { MANY_JOBS, SIZES } from './fleet-rows.ts';
import type { Row } from './row.ts';
import { emptied, type Workbench } from './workbench.ts';

/** The row of jenkins-job-builder, which makes XML of the same jobs. */
export const JOB_BUILDER_ID = 'job-builder';

/** Whether jenkins-job-builder is installed. */
export const hasJobBuilder = ({ environment }: Workbench): boolean =>
  spawnSync('jenkins-jobs', ['--version'], { env: environment }).status === 0;

/** jenkins-job-builder on the jobs of the large fleet, as \`fleet synth\` wrote them. */
export function jobBuilderRows(bench: Workbench): readonly Row[] {
  const folder = emptied(join(bench.folder, 'jobs'));
  const words = [
    join(bench.root, 'tools/fleet.mjs'),
    'synth',
    bench.fleetOf(SIZES.many, MANY_JOBS),
    '--quiet',
    '--out',
    folder,
  ];
  const made = spawnSync(process.execPath, words, {
    cwd: bench.root,
    env: bench.environment,
    encoding: 'utf8',
  });
  if (made.status !== 0) throw new Error(`the jobs were not made: ${made.stderr}`);
  const jobs = join(folder, 'many/jenkins-casc/jobs');
  const plugins = join(folder, 'plugins.yaml');
  writeFileSync(plugins, '[]\n');
  return [
    {
      id: JOB_BUILDER_ID,
      title: `jenkins-jobs test, the same ${MANY_JOBS.toLocaleString('en')} jobs`,
      cache: 'unused',
      program: {
        command: 'python3',
        words: [
          join(bench.root, 'bench/usage-recorder.py'),
          'jenkins-jobs',
          '--conf',
          join(jobs, 'job-builder.ini'),
          'test',
          '--plugin-info',
          plugins,
          '--config-xml',
          '-o',
          bench.outFolder,
          jobs,
        ],
        folder,
        environment: { ...bench.environment, LC_ALL: 'C.UTF-8' },
      },
    },
  ];
}
