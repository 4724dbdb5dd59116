import { type Asked, missing, type Project, type Reply, timeText, UNKNOWN } from './asked.ts';
import type { HeldJob, HeldPipeline } from './pipelines.ts';

/** Pipelines of commits: listed, with their jobs, and cancelled. */
export function ofPipelines(project: Project, { method, path: [id, act], query }: Asked): Reply {
  const { pipelines } = project;
  if (id === undefined) {
    const [sha, ref] = [query.get('sha'), query.get('ref')];
    const since = Date.parse(query.get('updated_after') ?? '1970-01-01');
    const found = pipelines.all.filter(
      each =>
        (sha ?? each.commit.id) === each.commit.id && (ref ?? each.ref) === each.ref && each.made >= since,
    );
    const sorted = query.get('sort') === 'asc' ? found : found.toReversed();
    return {
      status: 200,
      json: sorted.slice(0, Number(query.get('per_page') ?? 20)).map(each => pipelineJson(project, each)),
    };
  }
  const pipeline = pipelines.all.find(each => String(each.id) === id);
  if (pipeline === undefined) return missing('Pipeline');
  if (method === 'GET' && act === 'jobs') return { status: 200, json: pipeline.jobs.map(jobJson) };
  if (method !== 'POST' || act !== 'cancel') return UNKNOWN;
  pipelines.cancel(pipeline);
  return { status: 200, json: pipelineJson(project, pipeline) };
}

const pipelineJson = ({ address, pipelines }: Project, pipeline: HeldPipeline) => ({
  id: pipeline.id,
  sha: pipeline.commit.id,
  ref: pipeline.ref,
  source: 'push',
  status: pipelines.statusOf(pipeline),
  web_url: `${address}/-/pipelines/${pipeline.id}`,
  created_at: timeText(pipeline.made),
});

const jobJson = (job: HeldJob) => ({
  id: job.id,
  name: job.name,
  stage: job.spec.stage,
  status: job.status,
  created_at: timeText(job.made),
  started_at: job.started === undefined ? null : timeText(job.started),
  finished_at: job.finished === undefined ? null : timeText(job.finished),
  failure_reason: job.reason,
  tag_list: job.spec.tags,
});

/** Jobs that stand so, and what a job left. */
export function ofJobs({ pipelines }: Project, { path: [id, room, ...path], query }: Asked): Reply {
  const all = pipelines.all.flatMap(({ jobs }) => jobs);
  if (id === undefined) {
    const scopes = query.getAll('scope[]');
    return { status: 200, json: all.filter(({ status }) => scopes.includes(status)).map(jobJson) };
  }
  const bytes =
    room === 'artifacts'
      ? all.find(each => String(each.id) === id)?.artefacts.get(path.join('/'))
      : undefined;
  return bytes === undefined ? { status: 404, json: { message: '404 Not found' } } : { status: 200, bytes };
}
