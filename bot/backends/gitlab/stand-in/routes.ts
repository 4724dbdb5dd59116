import { type Asked, type Project, type Reply, UNKNOWN } from './asked.ts';
import { ofJobs, ofPipelines } from './routes-pipelines.ts';
import { ofRepository } from './routes-repository.ts';
import { ofVariables } from './routes-variables.ts';

/** Which methods the first part of a path takes, and what answers the rest of it. */
interface Room {
  readonly methods: readonly string[];
  answer(project: Project, asked: Asked): Reply;
}

const ROOMS: ReadonlyMap<string, Room> = new Map([
  ['', { methods: ['GET'], answer: ofProject }],
  ['repository', { methods: ['GET', 'POST', 'DELETE'], answer: ofRepository }],
  ['pipelines', { methods: ['GET', 'POST'], answer: ofPipelines }],
  ['jobs', { methods: ['GET'], answer: ofJobs }],
  ['variables', { methods: ['GET', 'POST', 'DELETE'], answer: ofVariables }],
]);

/** What GitLab answers. */
export function answered(project: Project, asked: Asked): Reply {
  project.pipelines.advance();
  const [name = '', ...path] = asked.path;
  const room = ROOMS.get(name);
  return room?.methods.includes(asked.method) ? room.answer(project, { ...asked, path }) : UNKNOWN;
}

function ofProject({ number, git, defaultBranch }: Project): Reply {
  const empty = git.branches.size === 0;
  return {
    status: 200,
    json: { id: number, default_branch: empty ? null : defaultBranch, empty_repo: empty },
  };
}
