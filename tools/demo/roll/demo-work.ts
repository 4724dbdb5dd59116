import type { BuildPlan } from '../../adapters/jenkins/stand-in/build-plan.ts';
import { type StandInJob, setUp } from '../../adapters/jenkins/stand-in/set-up.ts';
import type { StandInJenkins } from '../../adapters/jenkins/stand-in/stand-in-jenkins.ts';

/** How long the smoke job takes, in milliseconds. */
const SMOKE = 700;

/** The parameter that tells the builds of the demo's jobs apart. */
export const CHANGE = 'CHANGE';

const plan = (label: string, ...steps: readonly number[]): BuildPlan => ({
  blocks: [{ label, steps }],
  result: 'SUCCESS',
  durable: true,
  estimated: steps.reduce((sum, step) => sum + step, 0),
});

const job = (kind: StandInJob['kind'], does: BuildPlan, more: Partial<StandInJob> = {}): StandInJob => ({
  kind,
  does,
  parameters: [{ name: CHANGE, kind: 'string' }],
  ...more,
});

/** Jobs in the manner of TVM's, in seconds instead of hours: Freestyle, Pipelines that survive a restart, and others that do not. */
const DEMO_JOBS: Readonly<Record<string, StandInJob>> = {
  lint: job('freestyle', plan('CPU', 3_000)),
  docs: job('freestyle', plan('doc', 800)),
  'gpu-unit': job('pipeline', plan('GPU-SPOT', 3_000, 3_000)),
  'gpu-bench': job('pipeline', plan('GPU-SPOT', 4_000), { disableResume: true }),
  'cpu-unit': job('pipeline', plan('CPU', 3_000, 4_000)),
  'cpu-input': job('pipeline', { ...plan('CPU', 20_000), durable: false }),
  'arm-unit': job('pipeline', plan('ARM', 4_000)),
};

/** The job that proves a new machine: it succeeds unless the node is one of those that `fails` names. */
const smokeJob = (labels: readonly string[], fails: (node: string) => boolean): StandInJob => ({
  kind: 'pipeline',
  parameters: [
    { name: 'LABEL', kind: 'choice', choices: labels },
    { name: 'NODE', kind: 'string' },
    { name: 'ROLL', kind: 'string' },
  ],
  does: values => {
    const node = values.get('NODE') ?? '';
    const result = fails(node) ? 'FAILURE' : 'SUCCESS';
    return { ...plan(node === '' ? (values.get('LABEL') ?? '') : `"${node}"`, SMOKE), result };
  },
});

/** Gives the stand-in the demo's jobs and the fleet's smoke job. */
export function setUpWork(
  standIn: StandInJenkins,
  labels: readonly string[],
  jobs: Readonly<Record<string, StandInJob>> = DEMO_JOBS,
  fails: (node: string) => boolean = () => false,
): void {
  setUp(standIn.state, { nodes: {}, jobs: { ...jobs, 'fleet/smoke': smokeJob(labels, fails) } });
}

/** The order in which developers ask for builds: documentation now and then, since it has one host. */
export const DEMO_ORDER: readonly string[] = [
  'lint',
  'gpu-unit',
  'cpu-unit',
  'gpu-bench',
  'arm-unit',
  'lint',
  'gpu-unit',
  'cpu-input',
  'gpu-bench',
  'docs',
];
