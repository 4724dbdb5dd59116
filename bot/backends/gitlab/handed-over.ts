import { reportKey } from '../../events/report-ticket.ts';
import { BackendFailed, type RunOrder } from '../backend.ts';
import { branchOf } from './branch-name.ts';
import type { GitlabApi } from './gitlab-api.ts';
import { SHAPES, shaped } from './gitlab-shapes.ts';
import type { GitlabWorld } from './gitlab-world.ts';
import { CI_FILE, ciFile, environmentOf, folderOf, KEY_VARIABLE, orderText, ticketOf } from './run-files.ts';

/** How far GitLab's clock may be off ours, in milliseconds. */
const CLOCKS_APART = 3_600_000;
/** How many pipelines of a branch are looked through. */
const MOST_PIPELINES = 20;

/** The line of a commit's message that says whose it is. */
const runLine = (run: string): string => `CI-Bot-Run: ${run}`;

/**
 * The commit of a run: the one that created its folder, or, when the branch was deleted since, one that a pipeline still knows.
 * Undefined: there is none.
 */
export async function commitOfRun(api: GitlabApi, { run, pull, intended }: RunOrder) {
  const branch = branchOf(pull);
  const path = ['repository', 'files', `${folderOf(run)}/order.json`];
  const file = await api.found({ method: 'GET', path, query: [['ref', branch]] }, ['File', 'Commit']);
  if (file !== undefined) return shaped(SHAPES.file, file).last_commit_id;
  const since = new Date(intended - CLOCKS_APART).toISOString();
  const query = [
    ['ref', branch],
    ['updated_after', since],
    ['per_page', String(MOST_PIPELINES)],
  ] as const;
  const pipelines = shaped(SHAPES.pipelines, await api.had({ method: 'GET', path: ['pipelines'], query }));
  for (const sha of new Set(pipelines.map(pipeline => pipeline.sha))) {
    const commit = await commitAt(api, sha);
    if (commit?.message.split('\n').includes(runLine(run))) return sha;
  }
  return undefined;
}

/** Undefined: GitLab has it no more. */
export async function commitAt(api: GitlabApi, sha: string) {
  const found = await api.found({ method: 'GET', path: ['repository', 'commits', sha] }, ['Commit']);
  return found && shaped(SHAPES.commit, found);
}

/**
 * Makes the commit that begins a run. Of two that try at once one creates the run's folder, and GitLab refuses the other, which then
 * finds that commit: so there is one commit, hence one push, hence one pipeline.
 */
export async function newCommit(api: GitlabApi, world: GitlabWorld, order: RunOrder): Promise<string> {
  await giveKey(api, world, order);
  const branch = branchOf(order.pull);
  const start = await startOf(api, branch);
  const answer = await api.ask({
    method: 'POST',
    path: ['repository', 'commits'],
    body: {
      branch,
      ...(start.from === undefined ? {} : { start_branch: start.from }),
      // Nothing of anybody's: `[skip ci]` in a name would mean something here.
      commit_message: `Benchmarks of pull request ${order.pull.number}\n\n${runLine(order.run)}\n`,
      actions: await actions(world, order, start.hasCiFile),
    },
  });
  if (answer.status === 201) return shaped(SHAPES.commit, answer.bytes).id;
  const other = await commitOfRun(api, order);
  if (other !== undefined) return other;
  throw new BackendFailed(`GitLab answered ${answer.status} and made no commit`, { later: true });
}

async function actions(world: GitlabWorld, order: RunOrder, hasCiFile: boolean) {
  const { settings, callback, cloneAddress } = world;
  const folder = folderOf(order.run);
  const clone = cloneAddress(order.pull.repository);
  const told = orderText(order, { callback: callback.address, clone, settings });
  const create = (name: string, content: string) => ({
    action: 'create',
    file_path: `${folder}/${name}`,
    content,
  });
  return [
    create('order.json', told),
    ...[...(await world.driver())].map(([name, text]) => create(name, text)),
    {
      action: hasCiFile ? 'update' : 'create',
      file_path: CI_FILE,
      content: ciFile(order.run, settings),
    },
  ];
}

/** Where a commit begins: on the branch, or where that is new on the project's default branch, if it has any. */
async function startOf(api: GitlabApi, branch: string) {
  const there = await api.found({ method: 'GET', path: ['repository', 'branches', branch] }, ['Branch']);
  if (there !== undefined) return { from: undefined, hasCiFile: await hasCiFile(api, branch) };
  const project = shaped(SHAPES.project, await api.had({ method: 'GET', path: [] }));
  const from = project.empty_repo === true ? undefined : (project.default_branch ?? undefined);
  return { from, hasCiFile: from !== undefined && (await hasCiFile(api, from)) };
}

async function hasCiFile(api: GitlabApi, ref: string): Promise<boolean> {
  const path = ['repository', 'files', CI_FILE];
  return (await api.found({ method: 'GET', path, query: [['ref', ref]] }, ['File', 'Commit'])) !== undefined;
}

/** The run's key as a masked variable that only jobs in the run's environment are given. */
async function giveKey(api: GitlabApi, { secrets, callback }: GitlabWorld, order: RunOrder): Promise<void> {
  const [secret = ''] = await secrets.named(callback.secret);
  const answer = await api.ask({
    method: 'POST',
    path: ['variables'],
    body: {
      key: KEY_VARIABLE,
      value: reportKey(ticketOf(order), secret),
      environment_scope: environmentOf(order.run),
      masked: true,
      raw: true,
      protected: false,
    },
  });
  // 400: it was given before, perhaps by somebody whose answer was lost.
  if (answer.status !== 201 && !(answer.status === 400 && (await hasKey(api, order.run))))
    throw new BackendFailed(`GitLab answered ${answer.status} and did not take the key of the run`, {
      later: false,
      fix: 'The project must allow masked variables of environments.',
    });
}

const keyOf = (run: string) => ({
  path: ['variables', KEY_VARIABLE],
  query: [['filter[environment_scope]', environmentOf(run)]] as const,
});

const hasKey = async (api: GitlabApi, run: string): Promise<boolean> =>
  (await api.found({ method: 'GET', ...keyOf(run) }, ['Variable'])) !== undefined;

/** Takes the key of a run back; it is good for one report only, and that was sent. */
export const takeKey = (api: GitlabApi, run: string): Promise<unknown> =>
  api.found({ method: 'DELETE', ...keyOf(run) }, ['Variable']);
