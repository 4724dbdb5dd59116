import type { BenchmarkReport } from './report-schema.ts';
import type { JudgedBenchmark } from './report-verdicts.ts';

/** A report with all that its page and its Markdown tell. */
export interface ToldReport {
  readonly report: BenchmarkReport;
  readonly judged: readonly JudgedBenchmark[];
  /** `owner/name`. */
  readonly repository: string;
  readonly pull: number;
  /** Where the pull request is; undefined: no link. */
  readonly pullAddress: string | undefined;
}
