import { publicUserShape } from './account-shapes.ts';
import type { Account, Hub } from './hub.ts';
import { notFound, type Route, repositoryIn } from './route.ts';

/** People: who somebody is, what they are to a repository, whether they are in a team. */
export function peopleRoutes(hub: Hub): readonly Route[] {
  const named = (login: string | undefined): Account => {
    const found = hub.accounts.get(`${login}`.toLowerCase());
    if (!found) throw notFound();
    return found;
  };
  return [
    {
      method: 'GET',
      path: '/users/{username}',
      as: 'installation',
      answer: ({ parts }) => ({ status: 200, body: publicUserShape(hub, named(parts.username)) }),
    },
    {
      method: 'GET',
      path: '/repos/{owner}/{repo}/collaborators/{username}/permission',
      as: 'installation',
      answer: request => {
        const { roles } = repositoryIn(hub, request);
        const account = named(request.parts.username);
        // Everybody may read a public repository.
        const role = roles.get(account.id) ?? 'read';
        const permission = role === 'maintain' ? 'write' : role === 'triage' ? 'read' : role;
        const user = { ...publicUserShape(hub, account), role_name: role };
        return { status: 200, body: { permission, role_name: role, user } };
      },
    },
    {
      method: 'GET',
      path: '/orgs/{org}/teams/{team_slug}/memberships/{username}',
      as: 'installation',
      answer: ({ parts, caller }) => {
        const { org, team_slug: slug, username } = parts;
        const team = hub.teams.find(
          each => each.slug === slug && each.organisation.login.toLowerCase() === org?.toLowerCase(),
        );
        const state = team?.members.get(named(username).id);
        if (state === undefined || caller.kind !== 'installation' || caller.account !== team?.organisation)
          throw notFound();
        const url = `${hub.addresses.api}/organizations/${team.organisation.id}/team/1/memberships/${username}`;
        return { status: 200, body: { state, role: 'member', url } };
      },
    },
  ];
}
