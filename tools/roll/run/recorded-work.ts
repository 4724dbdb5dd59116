/** A parameter of a build. Jenkins never returns the value of a password. */
export type RecordedParameter =
  | { readonly name: string; readonly value: string | number | boolean }
  | { readonly name: string; readonly secret: true };

/** A build that runs, or a request for one that waits, with all that is needed to start it again. */
export interface RecordedWork {
  /**
   * The id of its queue item. It links an item to its build; after a crash of Jenkins ids start again from low numbers,
   * so an id means something only together with `since`.
   */
  readonly item: number;
  /** The address of its job in Jenkins, relative to the root: `job/tvm-cpu/job/main/`. */
  readonly job: string;
  readonly kind: 'freestyle' | 'pipeline';
  /** The number of the build; undefined: it waits, and has none yet. */
  readonly number: number | undefined;
  /** When it entered the queue, or when the build began, in milliseconds since 1970. */
  readonly since: number;
  readonly parameters: readonly RecordedParameter[];
  /** Who or what started it, in Jenkins's words. */
  readonly causes: readonly string[];
  /** What it builds, where Jenkins says it. */
  readonly commit: string | undefined;
}

/** What a leader has and does, written down before it goes down. */
export interface LeaderRecord {
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly version: string;
  /** New after every start of Jenkins: the `X-Jenkins-Session` header. */
  readonly session: string;
  /** The nodes that were there, but those that come and go with a group. */
  readonly nodes: readonly string[];
  /** Why nodes are marked offline, by node: marks of nodes that come and go are lost with a restart. */
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
