/** A node of the stand-in. */
export interface StandInNode {
  readonly name: string;
  readonly labels: readonly string[];
  readonly executors: number;
  /** Whether its agent is there; since when not, in milliseconds since 1970. */
  readonly connected: true | { readonly since: number; readonly why: string };
  /** Somebody's mark: it takes no further builds. */
  readonly mark: { readonly by: string; readonly message: string; readonly since: number } | undefined;
}

/** A build that runs. */
export interface StandInBuild {
  /** The full name of its job. */
  readonly job: string;
  readonly number: number;
  readonly kind: 'freestyle' | 'pipeline';
  /** Milliseconds since 1970. */
  readonly since: number;
  /** Milliseconds; −1: Jenkins has no guess. */
  readonly estimated: number;
  /** The executors that it holds: a Pipeline's can be none or several. */
  readonly parts: readonly { readonly node: string; readonly since: number }[];
}

/** Something that waits. */
export interface StandInItem {
  readonly id: number;
  /** A job's build that has not begun, or the part of a Pipeline that waits for its node. */
  readonly of:
    | { readonly kind: StandInBuild['kind']; readonly job: string }
    | { readonly kind: 'part'; readonly build: StandInBuild };
  /** `waiting`: in its quiet period. `blocked`: something else must end first. `buildable`: it lacks an executor. */
  readonly stage: 'waiting' | 'blocked' | 'buildable';
  readonly why: string;
  readonly since: number;
}

/** The name of the node that every Jenkins has. */
export const BUILT_IN_NAME = 'Built-In Node';
