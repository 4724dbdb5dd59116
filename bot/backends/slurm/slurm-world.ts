import type { Programs } from '../../../tools/adapters/process/program.ts';
import type { SlurmSettings } from '../../configuration/operator-settings.ts';
import type { Repository } from '../../model/pull.ts';
import type { Target } from '../../model/target.ts';

/** Bounds of what a job may hand over, and of the patience with programs. Times in milliseconds. */
export interface SlurmLimits {
  /** The largest artefact that is taken, and the most of one job. */
  readonly artefactBytes: number;
  readonly artefacts: number;
  /** How long a command of Slurm, and one of git, may take. */
  readonly command: number;
  readonly git: number;
  /** How long after a job's end its result file may still be on its way through a shared file system. */
  readonly resultGrace: number;
}

/** A call of the backend ends within a minute: two commands of Slurm and a fetch fit into it. */
export const SLURM_LIMITS: SlurmLimits = {
  artefactBytes: 2 * 1024 ** 3 - 1,
  artefacts: 20,
  command: 8_000,
  git: 30_000,
  resultGrace: 20_000,
};

/** All that the backend touches. */
export interface SlurmWorld {
  readonly settings: SlurmSettings;
  readonly programs: Programs;
  /** The path of git. */
  readonly git: string;
  /**
   * The whole environment of Slurm's commands and git: PATH, HOME, SLURM_CONF, proxies. `sbatch` hands its environment on to
   * the job, so nothing in it may be a secret.
   */
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** Milliseconds since 1970. */
  readonly clock: () => number;
  /** What a target of a repository means, as `.ci-bot.yaml` says; undefined: there is no such target. */
  readonly facets: (repository: Repository, target: string) => Target['facets'] | undefined;
  /** Where a repository is fetched from; no secret in it (credentials: git's own configuration or `.netrc`). */
  readonly cloneAddress: (repository: Repository) => string;
  readonly limits: SlurmLimits;
}
