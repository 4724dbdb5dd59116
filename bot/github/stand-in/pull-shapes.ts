import { accountShape, nodeId, timeShape } from './account-shapes.ts';
import { association } from './comment-shapes.ts';
import type { Account, HeldPull, HeldRepository, HeldReview, Hub } from './hub.ts';
import { repositoryAddress, repositoryPage, repositoryShape } from './repository-shape.ts';

const whenever = (at: number | undefined): string | null => (at === undefined ? null : timeShape(at));

function end(hub: Hub, repository: HeldRepository | undefined, owner: Account, branch: string, sha: string) {
  return {
    label: `${owner.login}:${branch}`,
    ref: branch,
    sha,
    user: accountShape(hub, owner),
    repo: repository && repositoryShape(hub, repository),
  };
}

/** A pull request's labels. */
const labelShapes = (hub: Hub, pull: HeldPull) =>
  pull.labels.map(({ id, name }) => ({
    id,
    node_id: nodeId('Label', id),
    url: `${repositoryAddress(hub, pull.repository)}/labels/${encodeURIComponent(name)}`,
    name,
    color: 'ededed',
    default: false,
    description: '',
  }));

function addressesOf(hub: Hub, { repository, number, head }: HeldPull) {
  const api = repositoryAddress(hub, repository);
  const page = `${repositoryPage(hub, repository)}/pull/${number}`;
  return {
    url: `${api}/pulls/${number}`,
    html_url: page,
    diff_url: `${page}.diff`,
    patch_url: `${page}.patch`,
    issue_url: `${api}/issues/${number}`,
    commits_url: `${api}/pulls/${number}/commits`,
    review_comments_url: `${api}/pulls/${number}/comments`,
    review_comment_url: `${api}/pulls/comments{/number}`,
    comments_url: `${api}/issues/${number}/comments`,
    statuses_url: `${api}/statuses/${head.sha}`,
  };
}

/** `pull-request-simple`: as in a list. A fork that is gone is `null`, which the published schema leaves out for lists and GitHub does all the same. */
export function simplePullShape(hub: Hub, pull: HeldPull) {
  const { repository, head, base, merged, author } = pull;
  const addresses = addressesOf(hub, pull);
  const link = (href: string) => ({ href });
  return {
    ...addresses,
    id: pull.id,
    node_id: nodeId('PullRequest', pull.id),
    number: pull.number,
    state: pull.state,
    locked: false,
    title: pull.title,
    user: accountShape(hub, author),
    body: null,
    created_at: timeShape(pull.at),
    updated_at: timeShape(pull.updated),
    closed_at: whenever(pull.closed),
    merged_at: whenever(merged?.at),
    merge_commit_sha: merged?.sha ?? null,
    assignee: null,
    assignees: [],
    requested_reviewers: [],
    requested_teams: [],
    labels: labelShapes(hub, pull),
    milestone: null,
    draft: pull.draft,
    head: {
      ...end(hub, head.repository, head.repository?.owner ?? author, head.branch, head.sha),
      repo: head.repository ? repositoryShape(hub, head.repository) : null,
    },
    base: end(hub, repository, repository.owner, base.branch, base.sha),
    _links: {
      self: link(addresses.url),
      html: link(addresses.html_url),
      issue: link(addresses.issue_url),
      comments: link(addresses.comments_url),
      review_comments: link(addresses.review_comments_url),
      review_comment: link(addresses.review_comment_url),
      commits: link(addresses.commits_url),
      statuses: link(addresses.statuses_url),
    },
    author_association: association(repository, author),
    auto_merge: null,
    active_lock_reason: null,
  };
}

/** `pull-request`: as asked for by its number, and in webhooks. */
export function pullShape(hub: Hub, pull: HeldPull) {
  const { merged, repository } = pull;
  return {
    ...simplePullShape(hub, pull),
    merged: merged !== undefined,
    mergeable: merged ? null : true,
    rebaseable: merged ? null : true,
    mergeable_state: merged ? 'unknown' : 'clean',
    merged_by: merged ? accountShape(hub, merged.by) : null,
    comments: repository.comments.filter(({ number }) => number === pull.number).length,
    review_comments: 0,
    maintainer_can_modify: false,
    commits: 1,
    additions: 1,
    deletions: 0,
    changed_files: 1,
  };
}

/** The pull request as the issue that it is too, in webhooks. */
export function issueShape(hub: Hub, pull: HeldPull) {
  const { url, html_url, diff_url, patch_url } = addressesOf(hub, pull);
  const issue = `${repositoryAddress(hub, pull.repository)}/issues/${pull.number}`;
  return {
    url: issue,
    repository_url: repositoryAddress(hub, pull.repository),
    labels_url: `${issue}/labels{/name}`,
    comments_url: `${issue}/comments`,
    events_url: `${issue}/events`,
    html_url,
    id: pull.id,
    node_id: nodeId('Issue', pull.id),
    number: pull.number,
    title: pull.title,
    user: accountShape(hub, pull.author),
    labels: labelShapes(hub, pull),
    state: pull.state,
    locked: false,
    assignee: null,
    assignees: [],
    milestone: null,
    comments: pull.repository.comments.filter(({ number }) => number === pull.number).length,
    created_at: timeShape(pull.at),
    updated_at: timeShape(pull.updated),
    closed_at: whenever(pull.closed),
    author_association: association(pull.repository, pull.author),
    active_lock_reason: null,
    draft: pull.draft,
    pull_request: { url, html_url, diff_url, patch_url, merged_at: whenever(pull.merged?.at) },
    body: null,
    performed_via_github_app: null,
  };
}

/** A review, as in webhooks. */
export function reviewShape(hub: Hub, pull: HeldPull, review: HeldReview) {
  const page = `${repositoryPage(hub, pull.repository)}/pull/${pull.number}`;
  const html = `${page}#pullrequestreview-${review.id}`;
  const url = `${repositoryAddress(hub, pull.repository)}/pulls/${pull.number}`;
  return {
    id: review.id,
    node_id: nodeId('PullRequestReview', review.id),
    user: accountShape(hub, review.author),
    body: review.body === '' ? null : review.body,
    commit_id: review.sha,
    submitted_at: timeShape(review.at),
    state: review.state,
    html_url: html,
    pull_request_url: url,
    author_association: association(pull.repository, review.author),
    _links: { html: { href: html }, pull_request: { href: url } },
  };
}
