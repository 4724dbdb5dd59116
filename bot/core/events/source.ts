import type { Person } from '../../model/person.ts';

/** Where words for the bot stand. */
export interface Source {
  /** What tells it from others: a comment's number, `r` and a review's. */
  readonly name: string;
  /** Whose words they are. */
  readonly by: Person;
  readonly comment: { readonly id: number; readonly url: string } | undefined;
  readonly url: string;
  /** The commit that a review is of. */
  readonly saw?: string;
  /** When they were written or last edited, in milliseconds since 1970. */
  readonly at: number;
}
