import type { SmokeJob } from '../../../adapters/jenkins/jenkins-rights.ts';
import { isRollMark } from '../../roll-mark.ts';
import type { Judged, PreflightFinding } from '../finding.ts';
import type { PreflightFacts } from '../preflight-facts.ts';
import { findingsOf } from '../read.ts';

/** Jenkins answers and begins builds. */
export const jenkinsFindings = ({ overview, roll }: PreflightFacts): readonly PreflightFinding[] =>
  findingsOf(overview, {
    check: 'jenkins',
    unread: 'blocked',
    well: 'it answers, and is not quieting down',
    judge: ({ quietingDown, quietDownReason = '' }) => {
      if (!quietingDown || (roll !== undefined && isRollMark(quietDownReason, roll))) return [];
      const reason = quietDownReason === '' ? 'no reason is given' : quietDownReason;
      return [
        {
          level: 'blocked',
          says: `somebody has it quieting down (${reason})`,
          why: 'Pipelines pause then and keep their executors, so that no drain would ever end',
          fix: 'wait until it is over, or end it in Jenkins with “Cancel shutdown”',
        },
      ];
    },
  });

/** The account may do what a roll does. */
export const jenkinsRightFindings = ({ rights }: PreflightFacts): readonly PreflightFinding[] =>
  findingsOf(rights, {
    check: 'jenkins-rights',
    unread: 'blocked',
    well: rights.kind === 'read' ? `${rights.value.account} may do everything` : '',
    judge: ({ account, anonymous, administers, lacks, untried }): readonly Judged[] => {
      if (anonymous)
        return [
          {
            level: 'blocked',
            says: 'nobody is logged in',
            why: 'a roll cordons nodes and starts builds, which anonymous visitors may not',
            fix: 'set JENKINS_USER and JENKINS_API_TOKEN',
          },
        ];
      if (administers) return [];
      const missing = lacks.map(
        ({ what, permission }): Judged => ({
          level: 'blocked',
          says: `${account} may not ${what}`,
          why: 'the roll would stop where it needs this, half way',
          fix: `give it ${permission ?? 'this permission'}, or use an account with the role \`operate\` or \`administer\` of the fleet file`,
        }),
      );
      if (missing.length > 0) return missing;
      return [
        {
          level: 'warning',
          says: `${account} does not administer Jenkins; whether it may ${untried.join(' and ')} cannot be tried without doing it`,
          why: 'the roll would stop at the first of these that is refused; nothing is lost then',
          fix: 'use an account with the role `operate` or `administer` of the fleet file',
        },
      ];
    },
  });

const SMOKE_FIX = 'run `fleet jobs apply`';

const SMOKE: Readonly<Record<Exclude<SmokeJob, 'ready'>, Judged>> = {
  missing: {
    level: 'blocked',
    says: 'Jenkins has no job `fleet/smoke`',
    why: 'it proves that a new machine builds; without it a bad image would go unseen',
    fix: SMOKE_FIX,
  },
  old: {
    level: 'blocked',
    says: 'the job `fleet/smoke` cannot be sent to one certain node',
    why: 'a new machine must be proven itself, not some other one of its label',
    fix: SMOKE_FIX,
  },
  disabled: {
    level: 'blocked',
    says: 'the job `fleet/smoke` is disabled',
    why: 'it proves that a new machine builds; without it a bad image would go unseen',
    fix: 'enable it in Jenkins',
  },
};

/** The job that proves new machines is there. */
export const smokeFindings = ({ rights }: PreflightFacts): readonly PreflightFinding[] =>
  rights.kind === 'unread'
    ? []
    : findingsOf(rights, {
        check: 'smoke-job',
        unread: 'blocked',
        well: 'it is there, and can be sent to a certain node',
        judge: ({ smoke }) => (smoke === 'ready' ? [] : [SMOKE[smoke]]),
      });
