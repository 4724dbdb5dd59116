import type { Judged, PreflightFinding } from '../finding.ts';
import { type PreflightFacts, rolledPools, rollsLeader, targetsIn } from '../preflight-facts.ts';
import { findingsOf } from '../read.ts';

/** Terraform would change nothing but what is rolled. */
export function terraformFindings(facts: PreflightFacts): readonly PreflightFinding[] {
  if (!rollsLeader(facts) && rolledPools(facts.fleet, targetsIn(facts), 'static').length === 0) return [];
  return findingsOf(facts.stray, {
    check: 'terraform',
    unread: 'blocked',
    well: 'it would change nothing but the machines that are rolled',
    judge: changes =>
      changes.map(
        ({ address, kind }): Judged => ({
          level: 'blocked',
          says: `it would also ${kind} ${address}`,
          why: 'a roll applies only what it was asked for, and refuses a plan that goes further',
          fix: 'look at `fleet plan` and `fleet apply` that first',
        }),
      ),
  });
}
