import { z } from 'zod';
import { type Asked, missing, type Project, type Reply, timeText } from './asked.ts';
import { type HeldCommit, Refused } from './git-project.ts';

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

/** Branches, commits and files. */
export function ofRepository(
  project: Project,
  { method, path: [room, name = ''], query, body }: Asked,
): Reply {
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

const commitJson = ({ address }: Project, { id, message, at }: HeldCommit) => ({
  id,
  short_id: id.slice(0, 8),
  message,
  created_at: timeText(at),
  web_url: `${address}/-/commit/${id}`,
});
