import type { Programs } from '../adapters/process/program.ts';
import { type ScanFinding, scanFindings } from './scan-report.ts';

/** What a scan needs. */
export interface ScanOptions {
  readonly programs: Programs;
  /** Path of the program, such as `.venv/policy/bin/checkov`. */
  readonly checkov: string;
  /** All of its environment. */
  readonly environment: Readonly<Record<string, string | undefined>>;
}

/**
 * Runs checkov on a plan in the JSON form that Terraform gives it (`terraform show -json PLAN`), without waivers.
 * @throws ProgramMissing when checkov is not installed, Error when it scanned nothing.
 */
export async function scanPlan(
  planFile: string,
  { programs, checkov, environment }: ScanOptions,
): Promise<readonly ScanFinding[]> {
  const words = [
    '--file',
    planFile,
    '--framework',
    'terraform_plan',
    '--quiet',
    '--compact',
    '--output',
    'json',
  ];
  // It would send a finding's name to its maker's site for a guideline's address.
  const { out, err } = await programs.run({
    program: checkov,
    words: [...words, '--skip-download'],
    environment: { ...environment, BC_SKIP_MAPPING: 'TRUE' },
  });
  try {
    return scanFindings(JSON.parse(out));
  } catch (cause) {
    throw new Error(`the policy scan of ${planFile} failed:\n${err.slice(-2_000)}`, { cause });
  }
}
