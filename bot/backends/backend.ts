import type { PullRef, Repository } from '../model/pull.ts';
import type { Artefact } from '../model/run.ts';
import type { Sighting } from '../model/sighting.ts';
import type { BackendKind } from '../model/target.ts';

/** A run as a backend is told of it. */
export interface RunOrder {
  /** 16 hexadecimal digits. What carries them is this run, and there is never more than one. */
  readonly run: string;
  readonly pull: PullRef;
  /** The target's name. The backend knows from its own configuration what to do for it. */
  readonly target: string;
  /** The commit to be run, and no other. */
  readonly sha: string;
  /** The commit that it is compared with or merged into: the tip of the base branch. */
  readonly base: string;
  readonly attempt: number;
  /** The request, and the number of this run in it from 0: `event_ID/run_N` of job directories. */
  readonly request: string;
  readonly index: number;
  /** Names of benchmarks that begin so; undefined: all. */
  readonly filter: string | undefined;
  /** When it was first meant to be handed over, in milliseconds since 1970: nothing older can be its doing. */
  readonly intended: number;
}

/** A run that a backend has. */
export interface Submitted {
  /** What `look` and the other calls are told: opaque to all but the backend, safe to be stored and shown. */
  readonly handle: string;
  readonly link: string | undefined;
  /** It does not begin before `release`. */
  readonly held: boolean;
}

/** A run, named to its backend. */
export interface RunName {
  readonly order: RunOrder;
  /** Undefined: `submit` gave no answer; the backend looks for it by the order. */
  readonly handle: string | undefined;
}

/** Why a backend could not do something. `later`: the same call may succeed. */
export class BackendFailed extends Error {
  readonly later: boolean;
  readonly fix: string | undefined;

  constructor(message: string, more: { readonly later: boolean; readonly fix?: string }) {
    super(message);
    this.name = 'BackendFailed';
    this.later = more.later;
    this.fix = more.fix;
  }
}

/**
 * A system that runs what pull requests ask for. Every call throws BackendFailed and nothing else, ends within a minute, and may
 * be made twice, also by two processes at once: a run begins once. No message holds a secret.
 */
export interface Backend {
  readonly kind: BackendKind;
  /** Hands a run over, or finds the one that was handed over before. */
  submit(order: RunOrder): Promise<Submitted>;
  /** Lets a held run begin; one that is not held is left as it is. */
  release(run: RunName): Promise<void>;
  /** Ends a run, queued or running; one that has ended, or that nobody knows, is left as it is. */
  cancel(run: RunName): Promise<void>;
  /** How these runs stand, in their order: one look at the system for all of them where it allows that. */
  look(runs: readonly RunName[]): Promise<readonly Sighting[]>;
  /**
   * The bytes of an artefact.
   * @throws BackendFailed also when its checksum is not what `look` said
   */
  artefact(run: RunName, artefact: Artefact): Promise<Uint8Array>;
  /** Moves aside what the closed pull request left on disks; nothing is deleted. @returns what went where; empty: nothing was there (any more) */
  tidy(
    pull: PullRef,
    runs: readonly RunName[],
  ): Promise<readonly { readonly from: string; readonly to: string }[]>;
  /** Starts a target of a repository on a branch, after a merge, once for each commit. */
  runBranch(target: string, branch: string, sha: string, repository: Repository): Promise<void>;
}
