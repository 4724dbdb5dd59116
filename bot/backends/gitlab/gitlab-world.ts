import type { BenchmarkReport } from '../../benchmarks/report-schema.ts';
import type { NoiseFloors } from '../../benchmarks/report-verdicts.ts';
import type { GitlabSettings, SecretName } from '../../configuration/operator-settings.ts';
import type { Repository } from '../../model/pull.ts';
import type { Secrets } from '../../secrets/secrets.ts';
import type { Driver } from './run-files.ts';

/** All that the backend touches. */
export interface GitlabWorld {
  readonly settings: GitlabSettings;
  /** Where runners report to, with its path; and the secret that their keys are made from. */
  readonly callback: { readonly address: string; readonly secret: SecretName };
  readonly secrets: Secrets;
  readonly fetch: typeof globalThis.fetch;
  /** Milliseconds since 1970. */
  readonly clock: () => number;
  readonly driver: () => Promise<Driver>;
  /** Where a repository is fetched from; no secret in it. */
  readonly cloneAddress: (repository: Repository) => string;
  /** What a runner reported on a run, JSON whose signature was checked already; undefined: nothing came. */
  readonly reportOf: (run: string) => Promise<string | undefined>;
  /** What is known of the noise of a repository's benchmarks, by which this report is judged. Throws BackendFailed. */
  readonly floorsOf: (repository: Repository, report: BenchmarkReport) => Promise<NoiseFloors>;
}
