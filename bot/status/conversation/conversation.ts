import type { Reaction } from '../../model/effect.ts';

/** Something that happened under a pull request. Times are milliseconds since 1970; all texts are untrusted. */
export type Entry =
  | {
      readonly kind: 'comment';
      /** A login, without `@`. */
      readonly author: string;
      readonly byBot: boolean;
      readonly at: number;
      /** When it was last brought up to date; undefined: it stands as it was written. */
      readonly edited: number | undefined;
      /** Markdown. */
      readonly body: string;
      readonly reactions: readonly Reaction[];
    }
  /** A push, a label, a merge: `octocat pushed 1f3a9c2`. */
  | { readonly kind: 'note'; readonly at: number; readonly text: string };

/** A pull request as people see it. */
export interface Conversation {
  /** `owner/name`. */
  readonly repository: string;
  readonly number: number;
  readonly title: string;
  readonly state: 'open' | 'closed' | 'merged';
  /** In the order in which they are shown. */
  readonly entries: readonly Entry[];
}
