import { itemUrl } from '../../../tools/adapters/jenkins/item-url.ts';
import type { JenkinsSettings } from '../../configuration/operator-settings.ts';
import { liesBelow } from '../../configuration/servable.ts';
import type { Repository } from '../../model/pull.ts';
import { BackendFailed, type RunOrder } from '../backend.ts';
import type { JenkinsWorld } from './jenkins-world.ts';

/** The job of a branch, and the multibranch job that it is in. Paths have names with `/` between them, addresses are relative to the root. */
export interface JobPlace {
  readonly project: string;
  readonly projectAddress: string;
  readonly path: string;
  readonly address: string;
}

/** Names that lead nowhere else. */
const NAMES = /^(?!\.{1,2}(?:\/|$))[^/\\?#%]{1,100}(?:\/(?!\.{1,2}(?:\/|$))[^/\\?#%]{1,100}){1,19}$/;

const final = (message: string, fix: string) => new BackendFailed(message, { later: false, fix });

/** The job of a pull request. @throws BackendFailed where it is none that may be touched */
export const pullPlace = (world: JenkinsWorld, { pull, target }: RunOrder): JobPlace =>
  placeIn(world, pull.repository, target, world.settings.pullJob.replace('{number}', `${pull.number}`));

/** The job of a branch of the repository. @throws BackendFailed where it is none that may be touched */
export const branchPlace = (
  world: JenkinsWorld,
  repository: Repository,
  target: string,
  branch: string,
): JobPlace =>
  // Jenkins names the job of `release/2` `release%2F2`.
  placeIn(world, repository, target, encodeURIComponent(branch));

function placeIn(world: JenkinsWorld, repository: Repository, target: string, name: string): JobPlace {
  const project = world.job(repository, target);
  if (project === undefined)
    throw final(
      `${JSON.stringify(target.slice(0, 100))} names no job of Jenkins`,
      'Give it a `job` in `.ci-bot.yaml`.',
    );
  return placeOf(world.settings, project, name);
}

/** @throws BackendFailed for a path that lies below none of the folders that the operator names */
function placeOf({ folders }: JenkinsSettings, project: string, name: string): JobPlace {
  if (!NAMES.test(project) || !folders.some(folder => liesBelow(project, folder)))
    throw final(
      `the job ${JSON.stringify(project.slice(0, 200))} lies below none of the folders that this bot may touch`,
      'The operator names them in `jenkins.folders` of `bot.yaml`.',
    );
  const path = `${project}/${name}`;
  return { project, projectAddress: itemUrl(project), path, address: itemUrl(path) };
}
