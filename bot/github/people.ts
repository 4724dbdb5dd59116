import type { Person } from '../model/person.ts';
import type { Repository } from '../model/pull.ts';
import type { Role } from '../model/settings.ts';
import { answers, roleOf } from './answers.ts';
import { type Asking, about, ask, orAbsent } from './asking.ts';
import { isLogin, teamParts } from './github-names.ts';
import type { Asker } from './github-requests.ts';

const kept = { cost: 'read', again: true, keep: true } as const;

/** A person's role, if the login is still that person's. */
export async function roleIn(asking: Asking, repository: Repository, { id, login }: Person): Promise<Role> {
  if (!isLogin(login)) return 'none';
  const { parts, as } = await about(asking, repository);
  const route = 'GET /repos/{owner}/{repo}/collaborators/{username}/permission';
  const call = { as, ...kept, read: answers.permission };
  const answer = await orAbsent(ask(asking, route, { ...parts, username: login }, call));
  return answer?.data.user?.id === id ? roleOf(answer.data) : 'none';
}

/** Whether a person is an active member of a team, if the login is still that person's. */
export async function isMemberOf(asking: Asking, team: string, { id, login }: Person): Promise<boolean> {
  const parts = teamParts(team);
  if (!parts || !isLogin(login)) return false;
  const as = await asking.installations.ofOrganisation(parts.org, asking.deadline);
  const route = 'GET /orgs/{org}/teams/{team_slug}/memberships/{username}';
  const parameters = { org: parts.org, team_slug: parts.slug, username: login };
  const call = { as, ...kept, read: answers.membership };
  const answer = await orAbsent(ask(asking, route, parameters, call));
  if (answer?.data.state !== 'active') return false;
  // A membership names no number.
  return (await userNamed(asking, as, login))?.id === id;
}

/** Whoever has this login. */
export async function personNamed(asking: Asking, login: string): Promise<Person | undefined> {
  if (!isLogin(login)) return undefined;
  return userNamed(asking, await asking.installations.any(asking.deadline), login);
}

async function userNamed(asking: Asking, as: Asker, login: string): Promise<Person | undefined> {
  const call = { as, ...kept, read: answers.person };
  return (await orAbsent(ask(asking, 'GET /users/{username}', { username: login }, call)))?.data;
}
