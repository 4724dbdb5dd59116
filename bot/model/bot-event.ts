import type { Person } from './person.ts';
import type { Pull, PullRef, Repository } from './pull.ts';

/** A comment under a pull request. */
export interface Comment {
  readonly id: number;
  /** As written, at most 65,536 characters; untrusted. */
  readonly body: string;
  readonly author: Person;
  /** GitHub's word that a program wrote it. */
  readonly byBot: boolean;
  /** When it was written or last edited, in milliseconds since 1970. */
  readonly at: number;
  readonly url: string;
}

/** What happened, in the bot's own words. All of it is untrusted but for who sent it. */
export type BotEvent =
  | {
      readonly kind: 'comment';
      readonly change: 'created' | 'edited' | 'deleted';
      readonly pull: PullRef;
      readonly comment: Comment;
      /** Who did it: not the author where a maintainer edits or deletes. */
      readonly by: Person;
    }
  | {
      readonly kind: 'pull';
      /** `pushed`: its head is another commit. */
      readonly change: 'opened' | 'reopened' | 'pushed' | 'closed' | 'labelled' | 'unlabelled' | 'edited';
      readonly pull: Pull;
      readonly by: Person;
      /** Of `labelled` and `unlabelled`. */
      readonly label: string | undefined;
      /** When, in milliseconds since 1970, by GitHub's clock. */
      readonly at: number;
    }
  | {
      readonly kind: 'review';
      readonly pull: PullRef;
      readonly review: {
        readonly id: number;
        readonly verdict: 'approved' | 'changes-requested' | 'commented' | 'dismissed';
        /** The commit that was reviewed, which need not be the head. */
        readonly sha: string;
        readonly author: Person;
        readonly body: string;
        readonly at: number;
        readonly url: string;
      };
    }
  | {
      /** A branch has another commit: the default branch may bring another configuration. */
      readonly kind: 'push';
      readonly repository: Repository;
      readonly branch: string;
      readonly sha: string;
      readonly isDefault: boolean;
      readonly by: Person | undefined;
    }
  | {
      readonly kind: 'installation';
      readonly change: 'added' | 'removed';
      readonly installation: number;
      readonly repositories: readonly Repository[];
    }
  | {
      /** A runner says how a run went; its signature, nonce and expiry were checked. */
      readonly kind: 'report';
      readonly pull: PullRef;
      readonly run: string;
      readonly report: unknown;
    };

/** What happened to one pull request. */
type OfPull = Exclude<BotEvent, { kind: 'push' | 'installation' }>;

/** The pull request that something happened to. */
export const pullRefOf = (event: OfPull): PullRef => (event.kind === 'pull' ? event.pull.ref : event.pull);

/** An event with what tells it from its repetitions. */
export interface Delivery {
  /** GitHub's `X-GitHub-Delivery`, or `report:NONCE`. Sent again, it has the same. */
  readonly id: string;
  /** When it came, in milliseconds since 1970. */
  readonly received: number;
  readonly event: BotEvent;
}
