import type { ScanFinding } from './scan-report.ts';
import { covers, type Waiver } from './waivers.ts';

/** What is left of one or several scans when the waivers are taken into account. */
export interface Verdict {
  /** Findings that no waiver covers. */
  readonly open: readonly ScanFinding[];
  /** Addresses in waivers that cover no finding: what they excuse is gone. */
  readonly idle: readonly { readonly check: string; readonly on: string }[];
}

/** Judges the findings of all scanned plans together, since a waiver may be for what only one fleet has. */
export function judgeScan(findings: readonly ScanFinding[], waivers: readonly Waiver[]): Verdict {
  const single = waivers.flatMap(waiver => waiver.on.map(address => ({ ...waiver, on: [address] })));
  return {
    open: findings.filter(finding => !waivers.some(waiver => covers(waiver, finding))),
    idle: single
      .filter(waiver => !findings.some(finding => covers(waiver, finding)))
      .map(({ check, on }) => ({ check, on: on.join() })),
  };
}

/** A verdict for a reader: each finding with what to do, nothing when all is well. */
export function verdictText({ open, idle }: Verdict): string {
  return [
    ...open.map(({ check, asks, address }) => `${address}: ${check}, ${asks}`),
    ...idle.map(({ check, on }) => `${on}: the waiver of ${check} excuses nothing any more: remove it`),
    ...(open.length > 0 ? ['mend them, or waive them with a reason in tools/policy-scan/waivers.yaml'] : []),
  ].join('\n');
}
