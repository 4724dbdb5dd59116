import type { Person } from './person.ts';

/** A repository on GitHub. */
export interface Repository {
  /** GitHub's number, which stays when the repository is renamed. */
  readonly id: number;
  /** `owner/name`. */
  readonly name: string;
}

/** Which pull request. */
export interface PullRef {
  readonly repository: Repository;
  readonly number: number;
}

/** A pull request as GitHub has it. */
export interface Pull {
  readonly ref: PullRef;
  readonly author: Person;
  readonly state: 'open' | 'closed' | 'merged';
  readonly draft: boolean;
  readonly head: {
    /** The 40 hexadecimal digits of the commit. */
    readonly sha: string;
    readonly branch: string;
    /** Where the branch lies; undefined: the fork is gone. */
    readonly repository: Repository | undefined;
  };
  /** The branch it goes to, and the tip of that. */
  readonly base: { readonly branch: string; readonly sha: string };
  /** The commit that the merge made. */
  readonly merged: string | undefined;
  readonly labels: readonly string[];
}

/**
 * A move of a pull request's head to a commit that need not build on the one before: a forced push, or a branch that was deleted or
 * restored. Between two of them the head only gets commits on top.
 */
export interface HeadMove {
  /** When, in milliseconds since 1970; GitHub tells whole seconds. */
  readonly at: number;
  /** The commit it was moved to; undefined: that is not known. */
  readonly to: string | undefined;
}

/** What tells pull requests apart, and orders what happens to one: `1300192#42`, the number of the repository and its own. */
export const pullKey = ({ repository, number }: PullRef): string => `${repository.id}#${number}`;
