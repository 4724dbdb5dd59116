import { accountShape, nodeId, timeShape } from './account-shapes.ts';
import type { HeldIssueEvent, HeldRepository, Hub } from './hub.ts';
import { type Place, repositoryRoutes } from './repository-routes.ts';
import { repositoryAddress } from './repository-shape.ts';
import { notFound, type RestReply, type RestRequest, type Route } from './route.ts';

/** What happened to a pull request. */
export const issueEventRoutes = (hub: Hub): readonly Route[] =>
  repositoryRoutes(hub, [{ method: 'GET', path: '/issues/{issue_number}/events', answer: listEvents }]);

function listEvents({ hub, repository }: Place, { parts }: RestRequest): RestReply {
  const pull = repository.pulls.get(Number(parts.issue_number));
  if (!pull) throw notFound();
  const home = pull.head.repository ?? repository;
  return { status: 200, list: pull.events.map(event => eventShape(hub, repository, home, event)) };
}

/** What all events of an issue have, and a forced push has no more (as GitHub answers; it publishes other kinds alone). */
function eventShape(hub: Hub, repository: HeldRepository, home: HeldRepository, held: HeldIssueEvent) {
  const { id, event, by, at, sha } = held;
  return {
    id,
    node_id: nodeId('IssueEvent', id),
    url: `${repositoryAddress(hub, repository)}/issues/events/${id}`,
    actor: accountShape(hub, by),
    event,
    commit_id: sha ?? null,
    commit_url: sha === undefined ? null : `${repositoryAddress(hub, home)}/commits/${sha}`,
    created_at: timeShape(at),
    performed_via_github_app: null,
  };
}
