import type { HeldRepository, Hub } from './hub.ts';
import { type Somebody, somebody } from './people.ts';
import { accountNamed, addRepository, setMember, setRole } from './repository-acts.ts';

/** A repository and those who come to it, each named after what they are. */
export interface Scene {
  /** `project/software`, with a default branch `main`. */
  readonly repository: HeldRepository;
  /** Writes pull requests; has no role. */
  readonly author: Somebody;
  /** May write, and is in the team `project/committers`. */
  readonly committer: Somebody;
  /** Nobody knows them. */
  readonly outsider: Somebody;
  /** Administers the repository, and is in the team `project/ci-admins`. */
  readonly admin: Somebody;
}

/** Sets the scene of demonstrations and tests. */
export function setScene(hub: Hub, files: Readonly<Record<string, string>> = {}): Scene {
  const repository = addRepository(hub, 'project/software', {
    files: { 'README.md': 'software\n', ...files },
  });
  const named = (login: string): Somebody => somebody(hub, accountNamed(hub, login));
  const people = {
    author: named('author'),
    committer: named('committer'),
    outsider: named('outsider'),
    admin: named('admin'),
  };
  setRole(repository, people.committer.account, 'write');
  setRole(repository, people.admin.account, 'admin');
  setMember(hub, 'project/committers', people.committer.account, 'active');
  setMember(hub, 'project/ci-admins', people.admin.account, 'active');
  return { repository, ...people };
}
