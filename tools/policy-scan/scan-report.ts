import { z } from 'zod';

/** A check that a resource does not pass. */
export interface ScanFinding {
  /** Id of the check, such as `CKV_AWS_18`. */
  readonly check: string;
  /** What it asks for. */
  readonly asks: string;
  /** Address of the resource. */
  readonly address: string;
}

const reportSchema = z.object({
  summary: z.object({ passed: z.int(), failed: z.int(), parsing_errors: z.int(), resource_count: z.int() }),
  results: z.object({
    failed_checks: z.array(z.object({ check_id: z.string(), check_name: z.string(), resource: z.string() })),
  }),
});

/**
 * What checkov's JSON report found, in the order of checks and addresses.
 * @throws Error when it scanned nothing: checkov says so with a good exit code, for a file that it does not understand.
 */
export function scanFindings(json: unknown): readonly ScanFinding[] {
  const scanned = reportSchema.safeParse(json);
  if (!scanned.success || scanned.data.summary.passed === 0 || scanned.data.summary.parsing_errors > 0)
    throw new Error('checkov has scanned nothing: it wants the JSON of a plan (`terraform show -json PLAN`)');
  const findings = scanned.data.results.failed_checks.map(failed => ({
    check: failed.check_id,
    asks: failed.check_name,
    address: failed.resource,
  }));
  return findings.sort((a, b) => (`${a.check} ${a.address}` < `${b.check} ${b.address}` ? -1 : 1));
}
