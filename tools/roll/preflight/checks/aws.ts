import type { Judged, PreflightFinding } from '../finding.ts';
import { type PreflightFacts, rollsLeader } from '../preflight-facts.ts';
import { findingsOf } from '../read.ts';

/** The credentials may do what a roll does in AWS. */
export const awsRightFindings = ({ awsRights }: PreflightFacts): readonly PreflightFinding[] =>
  findingsOf(awsRights, {
    check: 'aws-rights',
    unread: 'blocked',
    well: 'dry runs were allowed; Auto Scaling knows none, so of it only reading was tried',
    judge: ({ denied, unknown }) => [
      ...denied.map(
        (action): Judged => ({
          level: 'blocked',
          says: `these credentials may not do this: ${action}`,
          why: 'the roll would stop where it needs this, half way',
          fix: 'give them the permission, or use others (AWS_PROFILE)',
        }),
      ),
      ...unknown.map(
        (what): Judged => ({
          level: 'warning',
          says: `whether this is allowed could not be tried: ${what}`,
          why: 'if it is not, the roll stops there',
        }),
      ),
    ],
  });

/** A snapshot of the home can be taken. */
export function backupFindings(facts: PreflightFacts): readonly PreflightFinding[] {
  if (!rollsLeader(facts)) return [];
  return findingsOf(facts.home, {
    check: 'backup',
    unread: 'blocked',
    well:
      facts.home.kind === 'read'
        ? `the home is ${facts.home.value?.id}, and a snapshot can be taken of it`
        : '',
    judge: home => {
      if (home === undefined)
        return [
          {
            level: 'blocked',
            says: `no volume has the tags fleet=${facts.fleet.fleet} and role=jenkins-home`,
            why: 'without a snapshot of the home there is no way back from an upgrade that fails',
            fix: 'see `fleet plan`: the stacks set these tags',
          },
        ];
      if (home.attached !== undefined) return [];
      return [
        {
          level: 'blocked',
          says: `the home ${home.id} is attached to no machine`,
          why: 'a Jenkins that runs writes elsewhere, and a snapshot of this volume would hold an older state',
          fix: 'find out which volume the leader uses before anything is rolled',
        },
      ];
    },
  });
}
