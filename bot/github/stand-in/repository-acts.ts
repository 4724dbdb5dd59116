import type { Repository } from '../../model/pull.ts';
import type { Role } from '../../model/settings.ts';
import { type Account, fullName, type HeldRepository, type Hub } from './hub.ts';

/** Whoever has this name; a new account where nobody has. Organisations are made by `organisation`. */
export function accountNamed(hub: Hub, login: string, type: Account['type'] = 'User'): Account {
  const there = hub.accounts.get(login.toLowerCase());
  if (there) return there;
  const account = { id: hub.ids(), login, type, at: hub.clock() };
  hub.accounts.set(login.toLowerCase(), account);
  return account;
}

/** Gives an account another name; the old one is free for somebody else, who may not be the same person. */
export function rename(hub: Hub, account: Account, login: string): void {
  hub.accounts.delete(account.login.toLowerCase());
  account.login = login;
  hub.accounts.set(login.toLowerCase(), account);
}

/** A new repository `owner/name` with a default branch `main` that holds these files. The App is installed for the owner unless `without`. */
export function addRepository(
  hub: Hub,
  name: string,
  options: {
    readonly files?: Readonly<Record<string, string>>;
    readonly app?: 'without';
    readonly of?: HeldRepository;
  } = {},
): HeldRepository {
  const [owner = '', own = ''] = name.split('/');
  const account = accountNamed(hub, owner, 'Organization');
  const repository: HeldRepository = {
    id: hub.ids(),
    name: own,
    owner: account,
    fork: options.of !== undefined,
    defaultBranch: 'main',
    at: hub.clock(),
    branches: new Map(options.of?.branches),
    pulls: new Map(),
    issues: new Set(),
    comments: [],
    roles: new Map(),
    lastNumber: 0,
  };
  hub.repositories.push(repository);
  if (!options.of) {
    const tree = hub.git.addTree(new Map(Object.entries(options.files ?? { 'README.md': `${own}\n` })));
    const { sha } = hub.git.addCommit({ tree, parents: [], message: 'first', at: hub.clock() });
    repository.branches.set('main', sha);
  }
  if (options.app !== 'without' && !options.of && !hub.app.installations.has(account.id))
    hub.app.installations.set(account.id, hub.ids());
  return repository;
}

/** Gives somebody a role in a repository; `none` takes it away. */
export function setRole(repository: HeldRepository, { id }: Account, role: Role): void {
  if (role === 'none') repository.roles.delete(id);
  else repository.roles.set(id, role);
}

/** Makes somebody a member of a team, or invites them. `out`: they leave. */
export function setMember(
  hub: Hub,
  team: string,
  { id }: Account,
  standing: 'active' | 'pending' | 'out',
): void {
  const [organisation = '', slug = ''] = team.split('/');
  const account = accountNamed(hub, organisation, 'Organization');
  const there = hub.teams.find(one => one.organisation === account && one.slug === slug);
  const held = there ?? { organisation: account, slug, members: new Map() };
  if (!there) hub.teams.push(held);
  if (standing === 'out') held.members.delete(id);
  else held.members.set(id, standing);
}

/** A repository of the stand-in as the bot's core names it. */
export const asRepository = (repository: HeldRepository): Repository => ({
  id: repository.id,
  name: fullName(repository),
});

/** Deletes a repository. A pull request from it stays, without it. */
export function deleteRepository(hub: Hub, repository: HeldRepository): void {
  hub.repositories.splice(hub.repositories.indexOf(repository), 1);
  for (const pull of hub.repositories.flatMap(({ pulls }) => [...pulls.values()]))
    if (pull.head.repository === repository) pull.head.repository = undefined;
}
