import type { Comment } from '../model/bot-event.ts';
import type { Reaction } from '../model/effect.ts';
import type { Person } from '../model/person.ts';
import type { HeadMove, Pull, PullRef, Repository } from '../model/pull.ts';
import type { Role } from '../model/settings.ts';

/** A file of a repository at a commit. */
export interface RepositoryFile {
  readonly text: string;
  /** The blob's hash, which a change of the file must name. */
  readonly sha: string;
}

/** A delivery as GitHub lists it. */
export interface ListedDelivery {
  /** GitHub's number of the attempt, in decimal digits: it has 64 bits, more than a number holds. */
  readonly number: string;
  /** `X-GitHub-Delivery`. */
  readonly id: string;
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly again: boolean;
  /** The status that the bot answered; 0: none came. */
  readonly status: number;
  readonly event: string;
}

/** A comment as GitHub lists it. */
export interface ListedComment {
  readonly pull: PullRef;
  readonly comment: Comment;
  /** It is not as it was first written. */
  readonly edited: boolean;
}

/** A file to be written by a commit. */
export interface ChangedFile {
  readonly path: string;
  readonly text: string;
}

/** GitHub refused or did not answer. `later`: the same call may succeed, at the earliest after so many milliseconds. */
export class ForgeFailed extends Error {
  readonly later: boolean;
  readonly after: number;
  /** The HTTP status; undefined: no answer. */
  readonly status: number | undefined;

  constructor(
    message: string,
    more: { readonly later: boolean; readonly after?: number; readonly status?: number },
  ) {
    super(message);
    this.name = 'ForgeFailed';
    this.later = more.later;
    this.after = more.after ?? 0;
    this.status = more.status;
  }
}

/** GitHub, as the bot uses it. Every call throws ForgeFailed and nothing else; no message holds a secret. */
export interface Forge {
  /** Undefined: there is none. */
  pull(ref: PullRef): Promise<Pull | undefined>;
  /**
   * The last move of a pull request's head; undefined: it only ever got commits on top. Where too much has happened since to look for
   * it, what is told is a time that is no earlier, without a commit.
   */
  lastHeadMove(ref: PullRef): Promise<HeadMove | undefined>;
  /** A person's role; the number is compared with the one that GitHub gives for the name, and `none` where they differ. */
  role(repository: Repository, person: Person): Promise<Role>;
  /** Whether the person (by number) is an active member of a team `organisation/slug`. */
  isMember(team: string, person: Person): Promise<boolean>;
  /** Undefined: nobody has this name. */
  personNamed(login: string): Promise<Person | undefined>;
  /** The repository `owner/name` with its number; undefined: it is not there, or the App is not installed for it. */
  repositoryNamed(name: string): Promise<Repository | undefined>;
  /** A file at a branch, tag or commit; undefined: it is not there. */
  file(repository: Repository, path: string, ref: string): Promise<RepositoryFile | undefined>;
  /** The default branch and its tip. The number 0 means whichever repository has the name; any other number must be the repository's. */
  defaultBranch(repository: Repository): Promise<{ readonly branch: string; readonly sha: string }>;
  /**
   * Comments of this account's under a pull request that begin with the marker, oldest first. What stands further down may be
   * somebody's words that the bot repeats: they must not make the comment of one instance that of another.
   */
  ownComments(
    pull: PullRef,
    marker: string,
  ): Promise<readonly { readonly id: number; readonly body: string }[]>;
  /** @returns the comment's number */
  comment(pull: PullRef, body: string): Promise<number>;
  /** `gone`: somebody deleted it. */
  editComment(repository: Repository, comment: number, body: string): Promise<'edited' | 'gone'>;
  /** One reaction of a kind is kept. `gone`: the comment is not there any more. */
  react(repository: Repository, comment: number, reaction: Reaction): Promise<'there' | 'gone'>;
  /** Comments under the repository's pull requests that were written or edited since, oldest first, with their pull requests. */
  commentsSince(repository: Repository, since: number): Promise<readonly ListedComment[]>;
  /** Open pull requests, and those that were closed since. */
  pullsSince(repository: Repository, since: number): Promise<readonly Pull[]>;
  /** Deliveries of the app's webhook since a time, newest first. */
  deliveries(since: number): Promise<readonly ListedDelivery[]>;
  /** Has GitHub send one again, under the same id. Possible for three days. */
  redeliver(number: string): Promise<void>;
  /**
   * Writes files in one commit on a branch, on top of what is there; files that say this already are left, and no commit is made
   * when nothing changes.
   * @returns the commit that has them
   */
  commit(
    repository: Repository,
    branch: string,
    files: readonly ChangedFile[],
    message: string,
  ): Promise<string>;
}
