import type { Person } from './person.ts';
import type { Upload } from './run.ts';

/** Reactions of GitHub's that the bot uses. */
export const REACTIONS = ['eyes', 'rocket', 'confused', '-1', '+1'] as const;
export type Reaction = (typeof REACTIONS)[number];

/**
 * Something the bot does to the world. Each is worded so that doing it twice has the effect of doing it once: a worker that
 * was killed in the middle of one simply does it again.
 */
export type Effect =
  /** Reacts to a comment: GitHub keeps one reaction of a kind. */
  | { readonly kind: 'react'; readonly comment: number; readonly reaction: Reaction }
  /** Brings the bot's one comment up to date, or makes it. */
  | { readonly kind: 'show' }
  /** Hands a run to its backend, unless the backend has it already. */
  | { readonly kind: 'submit'; readonly run: string }
  /** Lets a run begin that the backend holds. */
  | { readonly kind: 'release'; readonly run: string }
  /** Ends a run, wherever it stands. */
  | { readonly kind: 'cancel'; readonly run: string }
  /** Uploads the artefacts of a run as the policy says. */
  | { readonly kind: 'upload'; readonly run: string; readonly by: Person }
  /** Commits the report of a benchmark run to the reports repository. */
  | { readonly kind: 'publish'; readonly run: string }
  /** Moves what a closed pull request has left on disks to the trash bin. */
  | { readonly kind: 'tidy' }
  /** Starts jobs on a branch, after a merge. */
  | { readonly kind: 'run-branch'; readonly branch: string; readonly sha: string; readonly target: string }
  /** Writes somebody into the list of those who may run benchmarks, by a commit or pull request to the repository of lists. */
  | { readonly kind: 'add-benchmarker'; readonly login: string; readonly by: Person }
  /** Puts a dead letter back into the queue. */
  | { readonly kind: 'replay'; readonly delivery: string }
  /** Tells what the dead letters are, as an answer. */
  | { readonly kind: 'list-dead-letters'; readonly request: string };

/** An effect that is to be done, again until it is. */
export interface PendingEffect {
  /** Unique in the record, the same for the same effect. */
  readonly key: string;
  readonly effect: Effect;
  /** Not before, in milliseconds since 1970. */
  readonly due: number;
  /** How often it was tried. */
  readonly tries: number;
}

/** What came of trying an effect. `later`: it may pass. `failed`: it never will. */
export type Ended =
  | { readonly kind: 'done'; readonly got?: Got }
  | { readonly kind: 'later'; readonly why: string; readonly after: number }
  | { readonly kind: 'failed'; readonly why: string; readonly fix?: string };

/** What an effect brought. */
export type Got =
  | { readonly kind: 'comment'; readonly id: number; readonly hash: string }
  | {
      readonly kind: 'submitted';
      readonly handle: string;
      readonly link: string | undefined;
      readonly held: boolean;
    }
  | { readonly kind: 'uploads'; readonly uploads: readonly Upload[] }
  | { readonly kind: 'report'; readonly url: string }
  | { readonly kind: 'tidied'; readonly moved: readonly { readonly from: string; readonly to: string }[] }
  | { readonly kind: 'answer'; readonly text: string; readonly folded: string | undefined };
