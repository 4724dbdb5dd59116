import { copyFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { fleetOf, jobsIn, PARTS } from '../jenkins-casc/jobs/room.ts';
import { runGroovy } from './groovy.ts';

const JOBS = jobsIn(
  fleetOf({
    jenkins: { github: 'github-token' },
    promises: { CPU: { arch: 'x86_64' } },
    jobs: { cpu: { repository: 'apache/tvm', main: 'release/1.x', nightly: { at: '02:00' } } },
    registries: { repositories: ['ci_cpu', 'ci_gpu'], rebuild: { repository: 'apache/tvm', label: 'CPU' } },
  }),
);

/** What somebody starts, and with which parameters. */
const SCENARIOS = {
  smoke: { job: 'fleet/smoke', params: { LABEL: 'CPU' } },
  oneNode: { job: 'fleet/smoke', params: { LABEL: 'CPU', NODE: 'cpu-1 (x)', ROLL: 'r' } },
  badNode: { job: 'fleet/smoke', params: { LABEL: 'CPU', NODE: 'a" || "b' } },
  escaping: { job: 'fleet/smoke', params: { LABEL: 'CPU', NODE: 'a\\' } },
  nowhere: { job: 'fleet/smoke', params: { LABEL: 'nobody' } },
  all: { job: 'fleet/rebuild-images', params: { IMAGE: 'all' } },
  one: { job: 'fleet/rebuild-images', params: { IMAGE: 'ci_gpu' } },
  none: { job: 'fleet/rebuild-images', params: { IMAGE: 'x; touch never' } },
  nightly: { job: 'fleet/nightly-cpu', params: {} },
} as const;

type Name = keyof typeof SCENARIOS;

const folder = mkdtempSync(join(tmpdir(), 'job-scripts-'));
afterAll(() => rmSync(folder, { recursive: true }));

const stepsSchema = z.array(z.array(z.array(z.unknown())));
let played: z.output<typeof stepsSchema>;

// Some seconds: Java starts once, for all scenarios.
beforeAll(() => {
  const scenarios = Object.values(SCENARIOS).map(({ job, params }) => ({
    params,
    script: JOBS.get(job)?.dsl,
  }));
  writeFileSync(join(folder, 'scenarios.json'), JSON.stringify(scenarios));
  copyFileSync(new URL('job-scripts.groovy', import.meta.url), join(folder, 'job-scripts.groovy'));
  played = stepsSchema.parse(JSON.parse(runGroovy('job-scripts.groovy', folder)));
});

const stepsOf = (name: Name) => played[Object.keys(SCENARIOS).indexOf(name)] ?? [];
const argumentsOf = (name: Name, step: string) =>
  stepsOf(name).flatMap(([called, ...rest]) => (called === step ? [rest] : []));

describe('the scripts of jobs, run by the Groovy that Jenkins has', () => {
  it('smoke: check a machine of the label, as promised, within a time', () => {
    expect(stepsOf('smoke').map(([name]) => name)).toEqual(['timeout', 'node', 'withEnv', 'sh']);
    expect(argumentsOf('smoke', 'node')).toEqual([['CPU']]);
    expect(argumentsOf('smoke', 'withEnv')).toEqual([
      [['PROMISED_ARCH=x86_64', 'PROMISED_GPU=false', 'PROMISED_AWS=true']],
    ]);
    expect(argumentsOf('smoke', 'sh')).toEqual([[PARTS.get('jobs/smoke.sh')]]);
    expect(stepsOf('nowhere').at(-1)).toEqual(['stopped']);
  });

  it('smoke: check exactly one node, for the promise of the label', () => {
    expect(argumentsOf('oneNode', 'node')).toEqual([['"cpu-1 (x)"']]);
    expect(argumentsOf('oneNode', 'withEnv')).toEqual(argumentsOf('smoke', 'withEnv'));
    for (const refused of ['badNode', 'escaping'] as const)
      expect(stepsOf(refused).map(([name]) => name)).toEqual(['error', 'stopped']);
  });

  it('rebuild-images: build the images that are asked for, and run nothing else', () => {
    expect(argumentsOf('all', 'withEnv')).toEqual([[['IMAGE=ci_cpu']], [['IMAGE=ci_gpu']]]);
    expect(argumentsOf('one', 'withEnv')).toEqual([[['IMAGE=ci_gpu']]]);
    expect(argumentsOf('one', 'checkout')).toMatchObject([
      [{ $class: 'GitSCM', userRemoteConfigs: [{ credentialsId: 'github-token' }] }],
    ]);
    expect(stepsOf('none').map(([name]) => name)).toEqual(['error', 'stopped']);
  });

  it('nightly: start the main branch and wait for nothing', () => {
    expect(stepsOf('nightly')).toEqual([['build', { job: '/cpu/release%2F1.x', wait: false }]]);
  });
});
