import type { Person } from '../../model/person.ts';
import type { Repository } from '../../model/pull.ts';
import type { Role } from '../../model/settings.ts';
import type { Account, Hub } from '../stand-in/hub.ts';
import { held } from './held.ts';

const accountOf = (hub: Hub, login: string): Account | undefined => hub.accounts.get(login.toLowerCase());

/** Whoever has this name. */
export function personNamed(hub: Hub, login: string): Person | undefined {
  const account = accountOf(hub, login);
  return account && { id: account.id, login: account.login };
}

/** What a person is to a repository, which everybody may read. */
export function roleOf(hub: Hub, repository: Repository, { id, login }: Person): Role {
  return accountOf(hub, login)?.id === id ? (held(hub, repository).roles.get(id) ?? 'read') : 'none';
}

/** Whether a person is in a team `organisation/slug`, and not only invited. */
export function isMember(hub: Hub, team: string, { id, login }: Person): boolean {
  const found = hub.teams.find(each => `${each.organisation.login}/${each.slug}` === team);
  return accountOf(hub, login)?.id === id && found?.members.get(id) === 'active';
}
