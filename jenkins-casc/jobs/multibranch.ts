import type { Data } from '../../fleet/render/yaml.ts';
import type { Fleet } from '../../fleet/schema/fleet.ts';
import { jobPath, sortedJobs } from './job-paths.ts';
import { described } from './marker.ts';
import { wholeDays } from './retention.ts';

type Job = Fleet['jobs'][string];

/** What pull requests are called in Jenkins; the filter by name would drop them otherwise. */
const PULL_REQUESTS = 'PR-*';

/** How often the repository is scanned without a notification, should one get lost. */
const SAFETY_NET = '1d';

/** The multibranch Pipelines of a fleet for jenkins-job-builder (B15 to B19). */
export const multibranchJobs = (fleet: Fleet): readonly Data[] =>
  sortedJobs(fleet).map(([name, job]) => ({ job: multibranch(fleet, name, job) }));

function multibranch(fleet: Fleet, name: string, job: Job): Data {
  return {
    name: jobPath(name, job),
    'project-type': 'multibranch',
    description: described(
      fleet.fleet,
      `${job.repository}: branches and pull requests run ${job.jenkinsfile}.`,
    ),
    disabled: false,
    'script-path': job.jenkinsfile,
    'periodic-folder-trigger': SAFETY_NET,
    // Of a branch that is gone; what is kept of each branch's builds is said by the retention.
    'prune-dead-branches': true,
    'days-to-keep': wholeDays(job.keep.for),
    scm: [{ github: githubSource(fleet, name, job) }],
  };
}

/**
 * A branch that has a pull request is built as that. A pull request is merged with its target, and that of an author who
 * is not trusted runs the Jenkinsfile of the target branch (B19).
 */
function githubSource(fleet: Fleet, name: string, job: Job): Data {
  const [owner = '', repository = ''] = job.repository.split('/');
  return {
    'repo-owner': owner,
    repo: repository,
    'credentials-id': fleet.jenkins.github,
    'branch-discovery': 'no-pr',
    'discover-pr-origin': 'merge-current',
    'discover-pr-forks-strategy': 'merge-current',
    'discover-pr-forks-trust': job.forks,
    'notification-context': job.context ?? name,
    'filter-by-name-wildcard': branchFilter(job),
  };
}

function branchFilter({ branches, main, nightly }: Job): Data | undefined {
  if (branches.length === 0) return undefined;
  const built = nightly === undefined ? branches : [...branches, main];
  return { includes: [...new Set([...built, PULL_REQUESTS])].join(' '), excludes: '' };
}
