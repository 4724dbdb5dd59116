import type { Role } from '../../model/settings.ts';
import { GitObjects } from './git-objects.ts';

/** An account: somebody, an App's, or an organisation. */
export interface Account {
  readonly id: number;
  /** Can change, as on GitHub. */
  login: string;
  readonly type: 'User' | 'Bot' | 'Organization';
  readonly at: number;
}

/** A reaction to a comment. */
export interface HeldReaction {
  readonly id: number;
  readonly content: string;
  readonly by: Account;
  readonly at: number;
}

/** A comment under an issue or a pull request. */
export interface HeldComment {
  readonly id: number;
  readonly number: number;
  readonly author: Account;
  body: string;
  readonly at: number;
  edited: number;
  readonly reactions: HeldReaction[];
}

/** A review of a pull request. */
export interface HeldReview {
  readonly id: number;
  readonly author: Account;
  state: 'approved' | 'changes_requested' | 'commented' | 'dismissed';
  readonly sha: string;
  readonly body: string;
  readonly at: number;
}

/** What GitHub lists of a pull request's past; the stand-in lists moves of its head and nothing else. */
export interface HeldIssueEvent {
  readonly id: number;
  /** `head_ref_force_pushed`. */
  readonly event: string;
  readonly by: Account;
  readonly at: number;
  /** The commit that it led to. */
  readonly sha: string | undefined;
}

/** A pull request. */
export interface HeldPull {
  readonly id: number;
  readonly number: number;
  readonly repository: HeldRepository;
  title: string;
  readonly author: Account;
  state: 'open' | 'closed';
  draft: boolean;
  readonly head: { repository: HeldRepository | undefined; readonly branch: string; sha: string };
  readonly base: { readonly branch: string; sha: string };
  merged: { readonly sha: string; readonly at: number; readonly by: Account } | undefined;
  readonly labels: { readonly id: number; readonly name: string }[];
  readonly reviews: HeldReview[];
  /** Oldest first. */
  readonly events: HeldIssueEvent[];
  readonly at: number;
  updated: number;
  closed: number | undefined;
}

/** A repository. */
export interface HeldRepository {
  readonly id: number;
  name: string;
  readonly owner: Account;
  readonly fork: boolean;
  readonly defaultBranch: string;
  readonly at: number;
  /** Tips by the branch's name. */
  readonly branches: Map<string, string>;
  readonly pulls: Map<number, HeldPull>;
  /** Numbers of issues that are no pull requests. */
  readonly issues: Set<number>;
  readonly comments: HeldComment[];
  /** Roles by the account's number. */
  readonly roles: Map<number, Exclude<Role, 'none'>>;
  lastNumber: number;
}

/** A team of an organisation: the standing of its members by the account's number. */
interface HeldTeam {
  readonly organisation: Account;
  readonly slug: string;
  readonly members: Map<number, 'active' | 'pending'>;
}

/** The App as which the bot comes. */
interface HeldApp {
  readonly id: number;
  readonly slug: string;
  readonly account: Account;
  /** Numbers of its installations by the account's number. */
  readonly installations: Map<number, number>;
}

/** Something that happened, before it is made into a delivery. */
export interface HubEvent {
  /** `issue_comment`: the value of `X-GitHub-Event`. */
  readonly event: string;
  readonly action: string | undefined;
  readonly repository: HeldRepository | undefined;
  readonly payload: Readonly<Record<string, unknown>>;
}

/** What a hub is given. */
export interface HubWorld {
  /** Milliseconds since 1970. */
  readonly clock: () => number;
  /** Numbers that never come again. */
  readonly ids: () => number;
  /** Where its REST API and its pages are, without a slash at the end. */
  readonly addresses: { readonly api: string; readonly pages: string };
}

/** All that a GitHub stand-in holds, without any protocol: the server and the forge in memory are two faces of it. */
export interface Hub extends HubWorld {
  /** By the login in lower case. */
  readonly accounts: Map<string, Account>;
  readonly repositories: HeldRepository[];
  readonly teams: HeldTeam[];
  readonly git: GitObjects;
  readonly app: HeldApp;
  readonly listeners: ((event: HubEvent) => void)[];
}

/** An empty hub with one App, `ci-bot`, that is installed nowhere. */
export function newHub(world: HubWorld): Hub {
  const account: Account = { id: world.ids(), login: 'ci-bot[bot]', type: 'Bot', at: world.clock() };
  return {
    ...world,
    accounts: new Map([[account.login, account]]),
    repositories: [],
    teams: [],
    git: new GitObjects(),
    app: { id: world.ids(), slug: 'ci-bot', account, installations: new Map() },
    listeners: [],
  };
}

/** The repository `owner/name`, whatever the case. */
export const repositoryNamed = (hub: Hub, name: string): HeldRepository | undefined =>
  hub.repositories.find(
    ({ owner, name: own }) => `${owner.login}/${own}`.toLowerCase() === name.toLowerCase(),
  );

/** `owner/name`. */
export const fullName = ({ owner, name }: HeldRepository): string => `${owner.login}/${name}`;

/** The comment of this number in a repository. */
export const commentIn = ({ comments }: HeldRepository, id: number): HeldComment | undefined =>
  comments.find(comment => comment.id === id);
