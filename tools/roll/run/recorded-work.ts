import type { KnownParameter, KnownWork } from '../../adapters/jenkins/known-work.ts';

/** A parameter of a build, as it is written down. */
export type RecordedParameter = KnownParameter;

/** A build that runs, or a request for one that waits, as it is written down before the leader goes down. */
export type RecordedWork = KnownWork;

/** What a leader has and does, written down before it goes down. */
export interface LeaderRecord {
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly version: string;
  /** New after every start of Jenkins: the `X-Jenkins-Session` header. */
  readonly session: string;
  /** The nodes that were there, but those that come and go with a group. */
  readonly nodes: readonly string[];
  /** Why nodes are marked offline, by node, but for the roll's own marks: a restart takes marks away. */
  readonly marks: Readonly<Record<string, string>>;
  /** The full names of all jobs. */
  readonly jobs: readonly string[];
  /** The versions of active plugins, by short name. */
  readonly plugins: Readonly<Record<string, string>>;
  /** Multibranch projects, as addresses relative to the root: they are scanned for pushes that came meanwhile. */
  readonly projects: readonly string[];
  readonly work: readonly RecordedWork[];
}

/** Work that the leader does not have any more though it was never finished. */
export interface LostWork {
  readonly work: RecordedWork;
  /**
   * How it is started again. `rebuild`: a Pipeline with its script, parameters and commit. `parameters`: a new build with
   * the recorded parameters. `by-hand`: a password among them cannot be read back, so a person does it.
   */
  readonly how: 'rebuild' | 'parameters' | 'by-hand';
}
