import { publicUserShape } from './account-shapes.ts';
import type { Account, Hub } from './hub.ts';
import { type Place, repositoryRoutes } from './repository-routes.ts';
import { notFound, type RestReply, type RestRequest, type Route } from './route.ts';

/** People: who somebody is, what they are to a repository, whether they are in a team. */
export const peopleRoutes = (hub: Hub): readonly Route[] => [
  { method: 'GET', path: '/users/{username}', as: 'installation', answer: request => user(hub, request) },
  {
    method: 'GET',
    path: '/orgs/{org}/teams/{team_slug}/memberships/{username}',
    as: 'installation',
    answer: request => membership(hub, request),
  },
  ...repositoryRoutes(hub, [
    { method: 'GET', path: '/collaborators/{username}/permission', answer: permission },
  ]),
];

function accountIn(hub: Hub, { parts }: RestRequest): Account {
  const found = hub.accounts.get(`${parts.username}`.toLowerCase());
  if (!found) throw notFound();
  return found;
}

const user = (hub: Hub, request: RestRequest): RestReply => ({
  status: 200,
  body: publicUserShape(hub, accountIn(hub, request)),
});

function permission({ hub, repository }: Place, request: RestRequest): RestReply {
  const account = accountIn(hub, request);
  // Everybody may read a public repository.
  const role = repository.roles.get(account.id) ?? 'read';
  const before = role === 'maintain' ? 'write' : role === 'triage' ? 'read' : role;
  const body = {
    permission: before,
    role_name: role,
    user: { ...publicUserShape(hub, account), role_name: role },
  };
  return { status: 200, body };
}

function membership(hub: Hub, request: RestRequest): RestReply {
  const { parts, caller } = request;
  const { org, team_slug: slug, username } = parts;
  const team = hub.teams.find(
    each => each.slug === slug && each.organisation.login.toLowerCase() === org?.toLowerCase(),
  );
  const state = team?.members.get(accountIn(hub, request).id);
  if (state === undefined || caller.kind !== 'installation' || caller.account !== team?.organisation)
    throw notFound();
  const url = `${hub.addresses.api}/organizations/${team.organisation.id}/team/1/memberships/${username}`;
  return { status: 200, body: { state, role: 'member', url } };
}
