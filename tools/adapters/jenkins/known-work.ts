/** A parameter of a build. Jenkins never returns the value of a password. */
export type KnownParameter =
  | { readonly name: string; readonly value: string | number | boolean }
  | { readonly name: string; readonly secret: true };

/** A build, or a request for one that waits, with all that is needed to start it again. */
export interface KnownWork {
  /**
   * The id of its queue item. It links an item to its build; after a crash of Jenkins ids start again from low numbers,
   * so an id means something only together with `since`.
   */
  readonly item: number;
  /** The address of its job, relative to the root: `job/tvm-cpu/job/main/`. */
  readonly job: string;
  readonly kind: 'freestyle' | 'pipeline';
  /** The number of the build; undefined: it waits, and has none yet. */
  readonly number: number | undefined;
  /** When it entered the queue, or when the build began, in milliseconds since 1970. */
  readonly since: number;
  readonly parameters: readonly KnownParameter[];
  /** Who or what started it, in Jenkins's words. */
  readonly causes: readonly string[];
  /** What it builds, where Jenkins says it without doubt. */
  readonly commit: string | undefined;
}

/** Work that may be a repetition of other work. */
export interface SeenWork extends KnownWork {
  /** The number of the build of the same job that was replayed or rebuilt for it. */
  readonly repeats: number | undefined;
  /** The ids of the accounts among its causes: `causes` tells only their display names. */
  readonly accounts: readonly string[];
}

/** A build, running or over. */
export interface SeenBuild extends SeenWork {
  readonly number: number;
  /** `SUCCESS`, `UNSTABLE`, `FAILURE`, `ABORTED` or `NOT_BUILT`; undefined: it runs. */
  readonly result: string | undefined;
  /**
   * When it ended, by the clock of Jenkins, in milliseconds since 1970; undefined: it runs. Of a build that died with Jenkins
   * it may lie before its true end, since its duration was never written.
   */
  readonly ended: number | undefined;
  /** Why it was interrupted, in Jenkins's words (`InterruptedBuildAction`): `Aborted by admin`; empty: it was not. */
  readonly interrupted: readonly string[];
}
