import { ForgeFailed } from './forge.ts';

/** An account's login, one of a program, or of an organisation's managed user. Nothing that could be a path. */
const LOGIN = /^[A-Za-z0-9][\w-]{0,99}(\[bot\])?$/;
const REPOSITORY = /^([A-Za-z0-9][\w-]{0,99})\/([\w.-]{1,100})$/;

/** Whether a login can be asked for. */
export const isLogin = (login: string): boolean => LOGIN.test(login);

/** The two parts of `owner/name`, as parameters of routes. @throws ForgeFailed */
export function partsOf(name: string): { readonly owner: string; readonly repo: string } {
  const [, owner, repo] = REPOSITORY.exec(name) ?? [];
  if (owner !== undefined && repo !== undefined && !/^\.{1,2}$/.test(repo)) return { owner, repo };
  throw new ForgeFailed('a repository is named `owner/name`', { later: false });
}

/** The two parts of `organisation/team`. Undefined: nothing is named so. */
export function teamParts(team: string): { readonly org: string; readonly slug: string } | undefined {
  const [, org, slug] = /^([A-Za-z0-9][\w-]{0,99})\/([\w-]{1,100})$/.exec(team) ?? [];
  return org === undefined || slug === undefined ? undefined : { org, slug };
}

/** A path in a repository: relative, without steps up. @throws ForgeFailed */
export function checkedPath(path: string): string {
  const parts = path.split('/');
  if (path.length <= 4_096 && parts.every(part => part !== '' && part !== '.' && part !== '..')) return path;
  throw new ForgeFailed('a path in a repository is relative and has no `.` or `..`', { later: false });
}
