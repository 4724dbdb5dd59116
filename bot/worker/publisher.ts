import type { Backend, RunName } from '../backends/backend.ts';
import type { Pull } from '../model/pull.ts';
import type { Run } from '../model/run.ts';

/** Commits reports of benchmarks. */
export interface Publisher {
  /**
   * Commits the report of a run and brings the index up to date; twice is as good as once.
   * @returns the page's address
   * @throws BackendFailed, ForgeFailed
   */
  publish(what: {
    readonly run: Run;
    readonly name: RunName;
    readonly pull: Pull;
    readonly backend: Backend;
  }): Promise<string>;
}
