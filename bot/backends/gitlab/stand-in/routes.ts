import { z } from 'zod';
import { type GitProject, type HeldCommit, Refused } from './git-project.ts';
import type { HeldJob, HeldPipeline, Pipelines } from './pipelines.ts';

/** What is answered: JSON, or bytes of a file. */
export interface Reply {
  readonly status: number;
  readonly json?: unknown;
  readonly bytes?: Uint8Array;
}

/** What requests are answered from. */
export interface Project {
  readonly address: string;
  readonly number: number;
  readonly defaultBranch: string;
  readonly git: GitProject;
  readonly pipelines: Pipelines;
  readonly clock: () => number;
}

/** A request of the REST API below `/api/v4/projects/ID`. */
export interface Asked {
  readonly method: string;
  /** Decoded. */
  readonly path: readonly string[];
  readonly query: URLSearchParams;
  readonly body: unknown;
}

const commitBody = z.strictObject({
  branch: z.string().regex(/^(?![-.])(?!.*\.\.)[A-Za-z0-9._-]+(?<!\.lock)$/),
  start_branch: z.string().optional(),
  commit_message: z.string().min(1),
  actions: z
    .array(
      z.strictObject({
        action: z.enum(['create', 'update']),
        file_path: z.string().min(1),
        content: z.string().min(1),
      }),
    )
    .min(1),
});
const variableBody = z.strictObject({
  key: z.string().regex(/^\w{1,255}$/),
  // What GitLab can mask: one line of at least 8 characters without blanks.
  value: z.string().regex(/^\S{8,10000}$/),
  environment_scope: z.string(),
  masked: z.literal(true),
  raw: z.boolean(),
  protected: z.boolean(),
});

const missing = (thing: string): Reply => ({ status: 404, json: { message: `404 ${thing} Not Found` } });

/** What GitLab answers. */
export function answered(project: Project, { method, path, query, body }: Asked): Reply {
  project.pipelines.advance();
  const [room = '', ...rest] = path;
  const asked = `${method} ${room}`;
  switch (asked) {
    case 'GET ':
      return {
        status: 200,
        json: {
          id: project.number,
          default_branch: project.git.branches.size === 0 ? null : project.defaultBranch,
          empty_repo: project.git.branches.size === 0,
        },
      };
    case 'GET repository':
    case 'POST repository':
    case 'DELETE repository':
      return ofRepository(project, { method, path: rest, query, body });
    case 'GET pipelines':
    case 'POST pipelines':
      return ofPipelines(project, { method, path: rest, query, body });
    case 'GET jobs':
      return ofJobs(project, rest, query);
    case 'GET variables':
    case 'POST variables':
    case 'DELETE variables':
      return ofVariables(project, { method, path: rest, query, body });
    default:
      return { status: 404, json: { error: '404 Not Found' } };
  }
}

function ofRepository(project: Project, { method, path: [room, name = ''], query, body }: Asked): Reply {
  const { git } = project;
  if (method === 'POST' && room === 'commits') return newCommit(project, body);
  if (room === 'branches') {
    const commit = git.branches.get(name);
    if (commit === undefined) return missing('Branch');
    if (method === 'GET') return { status: 200, json: { name, commit: { id: commit } } };
    git.branches.delete(name);
    return { status: 204 };
  }
  if (room === 'commits') {
    const commit = git.at(name);
    return commit === undefined ? missing('Commit') : { status: 200, json: commitJson(project, commit) };
  }
  const commit = git.at(query.get('ref') ?? '');
  if (commit === undefined) return missing('Commit');
  const last = commit.changed.get(name);
  return last === undefined
    ? missing('File')
    : { status: 200, json: { file_path: name, last_commit_id: last } };
}

function newCommit(project: Project, body: unknown): Reply {
  const { success, data } = commitBody.safeParse(body);
  if (!success) return { status: 400, json: { error: 'parameters are invalid' } };
  const { branch, start_branch: start, commit_message: message, actions } = data;
  try {
    const made = project.git.commit({ branch, start, message, actions }, project.clock());
    project.pipelines.push(branch, made);
    return { status: 201, json: commitJson(project, made) };
  } catch (error) {
    if (error instanceof Refused) return { status: 400, json: { message: error.message } };
    throw error;
  }
}

const timeText = (at: number): string => new Date(at).toISOString();

const commitJson = ({ address }: Project, { id, message, at }: HeldCommit) => ({
  id,
  short_id: id.slice(0, 8),
  message,
  created_at: timeText(at),
  web_url: `${address}/-/commit/${id}`,
});

function ofPipelines(project: Project, { method, path: [id, act], query }: Asked): Reply {
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
  if (method !== 'POST' || act !== 'cancel') return { status: 404, json: { error: '404 Not Found' } };
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

function ofJobs(
  { pipelines }: Project,
  [id, room, ...path]: readonly string[],
  query: URLSearchParams,
): Reply {
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

function ofVariables(
  { pipelines: { variables } }: Project,
  { method, path: [key], query, body }: Asked,
): Reply {
  if (method === 'POST') {
    const { success, data } = variableBody.safeParse(body);
    if (!success) return { status: 400, json: { message: { value: ['is invalid'] } } };
    const taken = variables.some(
      each => each.key === data.key && each.environment_scope === data.environment_scope,
    );
    if (taken) return { status: 400, json: { message: { key: [`(${data.key}) has already been taken`] } } };
    variables.push(data);
    return { status: 201, json: data };
  }
  const scope = query.get('filter[environment_scope]');
  const place = variables.findIndex(each => each.key === key && each.environment_scope === scope);
  if (place < 0) return missing('Variable');
  if (method === 'DELETE') variables.splice(place, 1);
  return method === 'DELETE' ? { status: 204 } : { status: 200, json: variables[place] };
}
