import { reportResult, stageWords } from '../../benchmarks/report-result.ts';
import { bareResult } from '../../model/bare-result.ts';
import type { Outcome, RunResult } from '../../model/run.ts';
import type { Sighting } from '../../model/sighting.ts';
import { BackendFailed, type RunName } from '../backend.ts';
import type { GitlabApi } from './gitlab-api.ts';
import { type GitlabJob, type GitlabPipeline, SHAPES, shaped } from './gitlab-shapes.ts';
import type { GitlabWorld } from './gitlab-world.ts';
import { commitAt, commitOfRun, takeKey } from './handed-over.ts';
import { JOBS } from './run-files.ts';
import { foundReport } from './run-report.ts';

/** How long GitLab may take to make a pipeline of a commit, in milliseconds. */
const PIPELINE_COMES = 30 * 60_000;

/** A look at some runs; the jobs that wait are asked for once. */
export interface Look {
  readonly api: GitlabApi;
  readonly world: GitlabWorld;
  readonly waiting: () => Promise<readonly GitlabJob[]>;
}

const OVER: ReadonlySet<string> = new Set(['success', 'failed', 'canceled', 'skipped']);
const BEFORE: ReadonlySet<string> = new Set([
  'created',
  'waiting_for_resource',
  'preparing',
  'pending',
  'scheduled',
  'manual',
]);

/** Whether nothing of a pipeline happens any more. */
export const isOver = ({ status }: GitlabPipeline): boolean => OVER.has(status);

/** The pipeline of a commit: of several, which nobody made but by hand, the first. */
export async function pipelineOf(api: GitlabApi, sha: string): Promise<GitlabPipeline | undefined> {
  const query = [
    ['sha', sha],
    ['order_by', 'id'],
    ['sort', 'asc'],
  ] as const;
  const found = shaped(SHAPES.pipelines, await api.had({ method: 'GET', path: ['pipelines'], query }));
  return found.find(pipeline => pipeline.sha === sha);
}

/** The commit of a run, by its handle or by what GitLab has. */
export const shaOf = async (api: GitlabApi, { order, handle }: RunName): Promise<string | undefined> =>
  handle !== undefined && /^[0-9a-f]{40}$/.test(handle) ? handle : commitOfRun(api, order);

/** How a run stands. */
export async function sightingOf(look: Look, run: RunName): Promise<Sighting> {
  const { api } = look;
  const sha = await shaOf(api, run);
  if (sha === undefined) return { kind: 'absent' };
  const pipeline = await pipelineOf(api, sha);
  if (pipeline === undefined) return withoutPipeline(look, sha);
  const path = ['pipelines', String(pipeline.id), 'jobs'];
  const jobs = shaped(SHAPES.jobs, await api.had({ method: 'GET', path, query: [['per_page', '50']] }));
  return isOver(pipeline) ? ended(look, run, pipeline, jobs) : underWay(look, pipeline, jobs);
}

async function withoutPipeline({ api, world }: Look, sha: string): Promise<Sighting> {
  const commit = await commitAt(api, sha);
  if (commit === undefined) return { kind: 'absent' };
  const deadline = commit.created_at + PIPELINE_COMES;
  if (world.clock() < deadline)
    return { ...QUEUED, why: 'GitLab has not made its pipeline yet', link: undefined };
  return {
    kind: 'ended',
    at: deadline,
    since: undefined,
    result: bareResult('unknown', 'GitLab has no pipeline for its commit'),
    link: undefined,
  };
}

const QUEUED = { kind: 'queued', position: undefined, expectedEnd: undefined } as const;

async function underWay(
  look: Look,
  { web_url: link }: GitlabPipeline,
  jobs: readonly GitlabJob[],
): Promise<Sighting> {
  const main = mainOf(jobs);
  if (main === undefined || BEFORE.has(main.status))
    return { ...QUEUED, position: main && (await positionOf(look, main)), why: whyOf(main), link };
  return { kind: 'running', since: main.started_at ?? main.created_at, expectedEnd: undefined, link };
}

const mainOf = (jobs: readonly GitlabJob[]): GitlabJob | undefined =>
  jobs.find(({ name }) => name === JOBS.main);

const whyOf = (main: GitlabJob | undefined): string | undefined =>
  main?.status === 'waiting_for_resource'
    ? 'another benchmark is on the machine'
    : 'waits for the benchmarks’ runner';

/** Its place among the jobs that wait for the same runners. */
async function positionOf({ waiting }: Look, main: GitlabJob): Promise<number | undefined> {
  const tags = tagsOf(main);
  const all = (await waiting()).filter(job => job.name === JOBS.main && tagsOf(job) === tags);
  const place = all.toSorted((one, other) => one.id - other.id).findIndex(({ id }) => id === main.id);
  return place < 0 ? undefined : place + 1;
}

const tagsOf = ({ tag_list: tags = [] }: GitlabJob): string => tags.toSorted().join('\n');

async function ended(
  look: Look,
  run: RunName,
  pipeline: GitlabPipeline,
  jobs: readonly GitlabJob[],
): Promise<Sighting> {
  const main = mainOf(jobs);
  const since = main?.started_at ?? undefined;
  const link = pipeline.web_url;
  try {
    const result = await resultOf(look, run, pipeline, jobs);
    const times = jobs.flatMap(({ finished_at: at, created_at: made }) => at ?? made);
    // Its key is of no more use; that it stays a while does no harm.
    await takeKey(look.api, run.order.run).catch(() => {});
    return { kind: 'ended', at: Math.max(since ?? 0, ...times), since, result, link };
  } catch (error) {
    // What it left cannot be read now: the next look tries again, and other runs are seen nevertheless.
    if (!(error instanceof BackendFailed && error.later)) throw error;
    return { kind: 'running', since: since ?? look.world.clock(), expectedEnd: undefined, link };
  }
}

async function resultOf(
  { api, world }: Look,
  { order }: RunName,
  pipeline: GitlabPipeline,
  jobs: readonly GitlabJob[],
): Promise<RunResult> {
  // Who ended it is for the core to say.
  if (pipeline.status === 'canceled') return bareResult('cancelled', '');
  if (pipeline.status === 'skipped') return bareResult('not-started', 'GitLab skipped the pipeline');
  const found = await foundReport(api, world, order, jobs);
  if (found !== undefined) {
    const floors = await world.floorsOf(order.pull.repository, found.report);
    const result = reportResult(found.report, floors);
    const timedOut = mainOf(jobs)?.failure_reason === 'job_execution_timeout';
    const late = timedOut && result.outcome === 'failure' ? ({ outcome: 'timed-out' } as const) : {};
    return { ...result, ...late, artefacts: found.artefacts };
  }
  if (pipeline.status === 'success') return bareResult('unknown', 'it left no report that can be trusted');
  return failedWithout(jobs);
}

/** GitLab's reasons, in words; never a line of a console. */
const REASONS: Readonly<Record<string, readonly [Outcome, string]>> = {
  job_execution_timeout: ['timed-out', 'the benchmarks took longer than their time'],
  stuck_or_timeout_failure: ['not-started', 'no runner took the job in time'],
  runner_system_failure: ['failure', 'the runner itself failed'],
  runner_unsupported: ['not-started', 'the runner is too old'],
};

function failedWithout(jobs: readonly GitlabJob[]): RunResult {
  const main = mainOf(jobs);
  if (main === undefined) return bareResult('not-started', 'GitLab did not take the generated CI file');
  const job = main.status === 'failed' ? main : jobs.find(({ status }) => status === 'failed');
  const [outcome, words] = REASONS[job?.failure_reason ?? ''] ?? ['failure', undefined];
  if (words !== undefined) return bareResult(outcome, words);
  return bareResult(
    'failure',
    job?.name === JOBS.report ? 'measured, but could not report' : stageWords('measure'),
  );
}
