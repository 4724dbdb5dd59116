import type { Judged, PreflightFinding } from '../finding.ts';
import type { PreflightFacts } from '../preflight-facts.ts';
import { findingsOf } from '../read.ts';

/** Nothing is wrong already. Who asks for a roll now may have to mend just that. */
export const alarmFindings = ({ alarms, now }: PreflightFacts): readonly PreflightFinding[] =>
  findingsOf(alarms, {
    check: 'alarms',
    unread: 'warning',
    well: 'none of the fleet fires',
    judge: firing =>
      firing.map(
        ({ name, reason, since }): Judged => ({
          level: now ? 'warning' : 'blocked',
          says: `${name} fires since ${new Date(since).toISOString()}: ${reason}`,
          why: 'a roll on top of a fault hides what caused it, and may make it worse',
          fix: 'mend what it tells of first; if the roll is what mends it, start it with `--now`',
        }),
      ),
  });
