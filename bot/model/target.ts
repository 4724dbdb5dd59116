/** The kinds of system that run what was asked for. */
export type BackendKind = 'jenkins' | 'slurm' | 'gitlab';

/** Something that can be run for a pull request: a job of Jenkins, a build on a cluster, the benchmarks. */
export interface Target {
  /** Unique in the repository's configuration: `unix-gpu`; `linux/x86_64/amd/zen2 eessi-2023.06`; `benchmarks`. */
  readonly name: string;
  readonly backend: BackendKind;
  /** The bot instance that runs it. */
  readonly instance: string;
  /** Which command means it. */
  readonly command: 'run' | 'build' | 'benchmark';
  /** What it is, for `explain`. */
  readonly description: string | undefined;
  /** What filters are compared with; of builds only. */
  readonly facets: {
    readonly architecture?: string;
    readonly accelerator?: string;
    readonly repository?: string;
  };
  /** The labels of the agents it needs, for `explain`; of Jenkins only. */
  readonly labels: readonly string[];
  /** The path of the multibranch job, `mxnet-validation/unix-gpu`; of Jenkins only. The operator says below which folders it may lie. */
  readonly job?: string;
  /** How often its artefacts are uploaded. */
  readonly upload: UploadPolicy;
}

/** `all`: each artefact; `latest`: the newest of each target; `once`: one for each target, ever; `none`. */
export type UploadPolicy = 'all' | 'latest' | 'once' | 'none';
