import type { Target } from './target.ts';

/** What a person may ask for. */
export type Right = 'run' | 'build' | 'abort' | 'approve' | 'deploy' | 'benchmark' | 'command' | 'admin';

/** GitHub's roles in a repository, from the least. */
export const ROLES = ['none', 'read', 'triage', 'write', 'maintain', 'admin'] as const;
export type Role = (typeof ROLES)[number];

/** Who has a right. */
export type Grantee =
  | { readonly kind: 'everyone' }
  /** The author of the pull request. */
  | { readonly kind: 'author' }
  /** Someone by number; the name is for readers. */
  | { readonly kind: 'person'; readonly id: number; readonly login: string }
  /** `organisation/slug`. */
  | { readonly kind: 'team'; readonly team: string }
  /** At least this role. */
  | { readonly kind: 'role'; readonly role: Exclude<Role, 'none'> };

/** Where a list of people lies, which is changed by pull requests and by `addbenchmarker`. */
export interface PeopleListPlace {
  /** `owner/name`. */
  readonly repository: string;
  readonly path: string;
}

/** What the file `.ci-bot.yaml` of a repository's default branch says, checked, with all defaults. */
export interface RepositorySettings {
  /** By which names people address the bots, in lower case, without `@`. */
  readonly names: readonly string[];
  /** The bot instances that serve the repository. The first answers what is asked of none in particular. */
  readonly instances: readonly string[];
  readonly editedComments: 'ignore' | 'rerun';
  /** What a push does to runs of the commit before: they are marked, or stopped too. */
  readonly onPush: 'mark' | 'abort';
  /** How many runs of a pull request each instance starts within an hour for people who may not approve commits; at most 100. */
  readonly runsPerHour: number;
  /** What runs on the branch after a merge. */
  readonly onMerge: 'nothing' | 'all' | readonly string[];
  /** Whether a new pull request gets a comment that lists the jobs. */
  readonly guide: boolean;
  /** Whose code runs without an approval of its commit. */
  readonly trusted: readonly Grantee[];
  /** An empty list: nobody. */
  readonly rights: Readonly<Record<Right, readonly Grantee[]>>;
  readonly targets: readonly Target[];
  /** The label that asks for the upload of artefacts: `bot:deploy`. */
  readonly deployLabel: string | undefined;
  /** A file of people who may run benchmarks beside those of `rights.benchmark`; undefined: there is none. */
  readonly lists?: PeopleListPlace | undefined;
  /** Who is called by name when something that was asked for cannot be done: logins, as the checked file has them. */
  readonly contact?: readonly string[];
}
