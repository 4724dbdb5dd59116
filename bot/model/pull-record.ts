import type { Command } from './command.ts';
import type { PendingEffect } from './effect.ts';
import type { Person } from './person.ts';
import type { Pull } from './pull.ts';
import type { Run } from './run.ts';

/** A command that was taken on, or refused. */
export interface Request {
  /** 16 hexadecimal digits, made from what asked (comment, its edit, label, merge) and the command's place in it. */
  readonly id: string;
  readonly command: Command;
  readonly by: Person;
  /** The comment that asked; undefined: a label, a push, a merge. */
  readonly comment: { readonly id: number; readonly url: string } | undefined;
  /** The commit that it is about, which never changes. */
  readonly sha: string;
  /** Milliseconds since 1970. */
  readonly at: number;
}

/** What the bot said to something, shown in its comment; the newest few are kept. */
export interface Answer {
  readonly request: string | undefined;
  readonly to: Person | undefined;
  /** The address of the comment that is answered. */
  readonly url: string | undefined;
  readonly tone: 'done' | 'refused' | 'misunderstood' | 'told' | 'failed';
  /** Markdown of ours, in which everything from outside is neutralised. */
  readonly text: string;
  /** Longer Markdown, shown folded. */
  readonly folded: string | undefined;
  readonly at: number;
}

/** A maintainer's word that a commit of somebody else may be run. It is worth nothing for any other commit. */
interface Approval {
  readonly sha: string;
  readonly by: Person;
  readonly at: number;
}

/** All that one bot instance knows of one pull request. Times are milliseconds since 1970. */
export interface PullRecord {
  readonly pull: Pull;
  /** When GitHub said so: an event that is older changes nothing of it. */
  readonly pullAt: number;
  /** Since when the bot has known the head; a comment that is older cannot mean it. */
  readonly headSince: number;
  readonly approvals: readonly Approval[];
  readonly requests: readonly Request[];
  readonly runs: readonly Run[];
  readonly answers: readonly Answer[];
  /** What was decided and is not done yet. */
  readonly pending: readonly PendingEffect[];
  /** What was handled already: deliveries, and comments with their time of edit. The newest 500. */
  readonly handled: readonly string[];
  /** The newest time among comments, labels and reviews that fell out of `handled`: what is not newer counts as handled. */
  readonly horizon: number;
  /** The bot's one comment, once it is there. */
  readonly comment: number | undefined;
  /** What it shows: the hash of the text, and since when. */
  readonly shown: { readonly hash: string; readonly at: number } | undefined;
  /** It was closed, and what its runs left is to be moved aside once they have ended. */
  readonly toTidy: boolean;
  /** The job directories that were moved away, and where to. */
  readonly tidied: readonly { readonly from: string; readonly to: string }[];
}
