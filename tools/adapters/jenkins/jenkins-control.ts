import type { KnownWork, SeenBuild, SeenWork } from './known-work.ts';

/** A mark that takes a node out of service. Jenkins shows `TOKEN: WHY`. */
export interface NodeMark {
  /** What tells our marks from those of others, and those of one roll from those of another. */
  readonly token: string;
  readonly why: string;
}

/** What became of marking a node. `theirs`: it carries a mark of somebody else, which was left alone. */
export type Cordoned =
  | { readonly kind: 'ours' }
  | { readonly kind: 'theirs'; readonly reason: string }
  | { readonly kind: 'missing' };

/** What became of taking our mark away. `free`: no mark is left. */
export type Uncordoned =
  | { readonly kind: 'free' }
  | { readonly kind: 'theirs'; readonly reason: string }
  | { readonly kind: 'missing' };

/** How a build stands. `absent`: Jenkins does not know it, as it forgets Freestyle builds when it is killed. */
export type BuildState =
  | { readonly kind: 'building' }
  /** `SUCCESS`, `UNSTABLE`, `FAILURE`, `ABORTED` or `NOT_BUILT`. */
  | { readonly kind: 'finished'; readonly result: string }
  | { readonly kind: 'absent' };

/** How a queue item stands. Jenkins forgets items some minutes after they left, and at every restart. */
export type QueueItemState =
  | { readonly kind: 'waiting'; readonly why: string }
  /** `build` is its address relative to the root; undefined: Jenkins does not say it (yet). */
  | { readonly kind: 'left'; readonly build: string | undefined }
  | { readonly kind: 'cancelled' }
  | { readonly kind: 'absent' };

/** A run of the smoke job. All four together name it: asked for twice, it runs once. */
export interface SmokeRun {
  /** What the machine must keep the promise of: a label of the fleet. */
  readonly label: string;
  /** Exactly this node, which may be marked offline still; undefined: any machine of the label. */
  readonly node: string | undefined;
  /** The roll's id. */
  readonly roll: string;
  /** When it was first meant to run, in milliseconds since 1970. */
  readonly intended: number;
}

/** How a smoke build stands; `url` is that of its queue item or build, relative to the root. */
export interface SmokeState {
  /** `queued`: it waits for its turn, or it has begun and waits for its machine. */
  readonly kind: 'queued' | 'running' | 'passed' | 'failed';
  readonly url: string;
}

/** What came of starting work again. */
export interface StartedAgain {
  /** The queue item, relative to the root; undefined: Jenkins does not name it, as for a Pipeline that is rebuilt. */
  readonly item: string | undefined;
  /** Parameters that the job does not have any more: Jenkins drops them. */
  readonly dropped: readonly string[];
}

/** What a Jenkins has and does. */
export interface Inventory {
  readonly version: string;
  /** New after every start of Jenkins: the `X-Jenkins-Session` header. */
  readonly session: string;
  /** All nodes but those of the ec2-fleet plugin, which come and go. */
  readonly nodes: readonly string[];
  /** The full names of all jobs, branches among them. */
  readonly jobs: readonly string[];
  /** The versions of active plugins, by short name. */
  readonly plugins: Readonly<Record<string, string>>;
  /** The addresses of multibranch projects, relative to the root. */
  readonly projects: readonly string[];
  /** What waits and what runs. A Pipeline whose part waits for a node is one that runs. */
  readonly work: readonly KnownWork[];
}

/** From where on the builds of a job are read: a number, or a time in milliseconds since 1970 by the clock of Jenkins. */
export type BuildsSince = { readonly number: number } | { readonly time: number };

/**
 * What a roll does to a Jenkins. Addresses are relative to the server's root and end with `/`, as in `job/tvm-cpu/job/main/12/`.
 * Every call throws JenkinsFailed; with the fault `unclear`, whether it was done is not known, and it may be called again: it
 * looks first. The exceptions are `startAgain`, before whose second call the caller looks with `buildsOf` and `waitingWork`, and `scan`,
 * of which two do no harm.
 */
export interface JenkinsControl {
  /** Marks a node offline; its builds run on. A mark of somebody else stays, and one of ours is not made twice. */
  cordon(node: string, mark: NodeMark): Promise<Cordoned>;
  /** Takes a mark away that carries this token, and no other. A token with a blank at its end stands for all that begin so. */
  uncordon(node: string, token: string): Promise<Uncordoned>;
  /** Begins no builds any more. Pipelines pause at their next step. */
  quietDown(message: string): Promise<void>;
  /** Begins builds again. */
  cancelQuietDown(): Promise<void>;
  /** Ends a build: asks, then insists, then kills, and waits for each a while. `building`: it did not end all the same. */
  abort(build: string): Promise<BuildState>;
  /** Starts the smoke job, or finds the run that was started before. It does not wait for its end. */
  ensureSmoke(run: SmokeRun): Promise<SmokeState>;
  inventory(): Promise<Inventory>;
  buildState(build: string): Promise<BuildState>;
  queueItem(id: number): Promise<QueueItemState>;
  /** What waits in the queue, but the parts of Pipelines: their builds run. */
  waitingWork(): Promise<readonly SeenWork[]>;
  /** Builds of a job, newest first, from there on, at most 2,000; none where the job is gone. */
  buildsOf(job: string, since: BuildsSince): Promise<readonly SeenBuild[]>;
  /**
   * Starts work again. `rebuild`: a Pipeline's build once more with its script, parameters and commit; it needs a number.
   * `parameters`: a new build with the recorded parameters.
   */
  startAgain(work: KnownWork, how: 'rebuild' | 'parameters'): Promise<StartedAgain>;
  /** Has a multibranch project look at its repository. */
  scan(project: string): Promise<void>;
}
