import { accountShape, nodeId, timeShape } from './account-shapes.ts';
import { fullName, type HeldRepository, type Hub } from './hub.ts';

/** The addresses that GitHub gives with each repository: what follows the address of the repository itself. */
const ADDRESSES = {
  forks_url: '/forks',
  keys_url: '/keys{/key_id}',
  collaborators_url: '/collaborators{/collaborator}',
  teams_url: '/teams',
  hooks_url: '/hooks',
  issue_events_url: '/issues/events{/number}',
  events_url: '/events',
  assignees_url: '/assignees{/user}',
  branches_url: '/branches{/branch}',
  tags_url: '/tags',
  blobs_url: '/git/blobs{/sha}',
  git_tags_url: '/git/tags{/sha}',
  git_refs_url: '/git/refs{/sha}',
  trees_url: '/git/trees{/sha}',
  statuses_url: '/statuses/{sha}',
  languages_url: '/languages',
  stargazers_url: '/stargazers',
  contributors_url: '/contributors',
  subscribers_url: '/subscribers',
  subscription_url: '/subscription',
  commits_url: '/commits{/sha}',
  git_commits_url: '/git/commits{/sha}',
  comments_url: '/comments{/number}',
  issue_comment_url: '/issues/comments{/number}',
  contents_url: '/contents/{+path}',
  compare_url: '/compare/{base}...{head}',
  merges_url: '/merges',
  archive_url: '/{archive_format}{/ref}',
  downloads_url: '/downloads',
  issues_url: '/issues{/number}',
  pulls_url: '/pulls{/number}',
  milestones_url: '/milestones{/number}',
  notifications_url: '/notifications{?since,all,participating}',
  labels_url: '/labels{/name}',
  releases_url: '/releases{/id}',
  deployments_url: '/deployments',
} as const;

/** What GitHub says of a repository without any interest to a bot, the same for each. */
const CONSTANTS = {
  private: false,
  description: null,
  homepage: null,
  language: null,
  license: null,
  mirror_url: null,
  visibility: 'public',
  archived: false,
  disabled: false,
  is_template: false,
  allow_forking: true,
  web_commit_signoff_required: false,
  has_issues: true,
  has_projects: false,
  has_downloads: true,
  has_wiki: false,
  has_pages: false,
  has_discussions: false,
  forks_count: 0,
  forks: 0,
  stargazers_count: 0,
  watchers_count: 0,
  watchers: 0,
  size: 0,
  topics: [],
} as const;

/** Where a repository is in the REST API. */
export const repositoryAddress = ({ addresses }: Hub, repository: HeldRepository): string =>
  `${addresses.api}/repos/${fullName(repository)}`;

/** Where the page of a repository is. */
export const repositoryPage = ({ addresses }: Hub, repository: HeldRepository): string =>
  `${addresses.pages}/${fullName(repository)}`;

/** `repository`, of which `full-repository` has the same fields and `network_count`, `subscribers_count`. */
export function repositoryShape(hub: Hub, repository: HeldRepository) {
  const { id, name, owner, fork, defaultBranch, at, pulls } = repository;
  const url = repositoryAddress(hub, repository);
  const page = repositoryPage(hub, repository);
  const open = [...pulls.values()].filter(({ state }) => state === 'open').length;
  return {
    id,
    node_id: nodeId('Repository', id),
    name,
    full_name: fullName(repository),
    owner: accountShape(hub, owner),
    html_url: page,
    url,
    ...Object.fromEntries(Object.entries(ADDRESSES).map(([key, end]) => [key, `${url}${end}`])),
    git_url: `git://stand-in.example.org/${fullName(repository)}.git`,
    ssh_url: `git@stand-in.example.org:${fullName(repository)}.git`,
    clone_url: `${page}.git`,
    svn_url: page,
    ...CONSTANTS,
    fork,
    default_branch: defaultBranch,
    open_issues_count: open,
    open_issues: open,
    created_at: timeShape(at),
    updated_at: timeShape(at),
    pushed_at: timeShape(at),
  };
}

/** The repository as `push` tells it: with times in seconds and fields from before there were organisations. */
export function pushedRepositoryShape(hub: Hub, repository: HeldRepository) {
  const shape = repositoryShape(hub, repository);
  const seconds = Math.floor(repository.at / 1000);
  return {
    ...shape,
    owner: { ...shape.owner, name: repository.owner.login, email: null },
    created_at: seconds,
    pushed_at: seconds,
    stargazers: 0,
    master_branch: repository.defaultBranch,
  };
}

/** `full-repository`. */
export const fullRepositoryShape = (hub: Hub, repository: HeldRepository) => ({
  ...repositoryShape(hub, repository),
  network_count: 0,
  subscribers_count: 0,
});
