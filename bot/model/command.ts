/** Words by which a build command chooses among targets. Each is compared with a whole facet or its beginning up to a `/`; none is a pattern. */
export interface BuildFilters {
  /** `linux/x86_64/amd/zen2`; several mean any of them. */
  readonly architecture: readonly string[];
  readonly repository: readonly string[];
  readonly instance: readonly string[];
  /** `nvidia/cc80`. */
  readonly accelerator: readonly string[];
  /** The number of an earlier job. */
  readonly job: readonly string[];
}

/** What somebody asks of the bot. Names are as written; whether they exist is for the core to say. */
export type Command =
  | { readonly kind: 'run'; readonly jobs: 'all' | 'failed' | readonly string[] }
  /** `jobs` 'all': all that has not ended. */
  | { readonly kind: 'abort'; readonly jobs: 'all' | readonly string[] }
  | { readonly kind: 'status' }
  | { readonly kind: 'help' }
  | { readonly kind: 'explain'; readonly job: string }
  | { readonly kind: 'build'; readonly filters: BuildFilters }
  /** Uploads artefacts of builds that succeeded; empty filters: all of them. */
  | { readonly kind: 'deploy'; readonly filters: BuildFilters }
  /** `filter`: the beginning of benchmarks' names; undefined: all. */
  | { readonly kind: 'benchmark'; readonly filter: string | undefined }
  | { readonly kind: 'show-config' }
  | { readonly kind: 'add-benchmarker'; readonly login: string }
  /** Lets an outsider's commit be run; undefined: the head that was there when the comment was written. At least 7 digits. */
  | { readonly kind: 'approve'; readonly sha: string | undefined }
  | { readonly kind: 'dead-letters' }
  | { readonly kind: 'retry-delivery'; readonly delivery: string };

/** A command as it stands in a comment. */
export interface Asked {
  readonly command: Command;
  /** The line as written, at most 200 characters, not yet neutralised for an echo. */
  readonly text: string;
  /** The line in the comment, from 1. */
  readonly line: number;
  /** The bot's name by which it was addressed, in lower case; `bot` for the words that any bot takes (`bot: build`). */
  readonly addressed: string;
}

/** A line that is addressed to the bot and is no command. */
export interface Misunderstood {
  readonly text: string;
  readonly line: number;
  readonly addressed: string;
  /** What is wrong, a phrase without a stop at its end. */
  readonly why: string;
  /** The line as it may have been meant. */
  readonly meant: string | undefined;
}

/** What a comment holds for the bot, in its order. */
export interface Reading {
  readonly asked: readonly Asked[];
  readonly misunderstood: readonly Misunderstood[];
}
