import { runTime } from '../../windows/run-time.ts';
import type { PreflightFinding } from '../finding.ts';
import type { Intended } from '../preflight-facts.ts';

/** A window is open, or an operator says that it is not needed. */
export function windowFindings({ fleet, at, now }: Intended): readonly PreflightFinding[] {
  const time = runTime(fleet, at, now);
  if (time.kind === 'open')
    return [
      {
        check: 'window',
        level: 'ok',
        says:
          time.closes === undefined
            ? 'no window is open; an operator has asked for it now'
            : `a window is open until ${instant(time.closes)}`,
      },
    ];
  const opens =
    time.next === undefined ? 'none opens within 400 days' : `the next opens ${instant(time.next.opens)}`;
  return [
    {
      check: 'window',
      level: 'blocked',
      says: `no maintenance window is open; ${opens}`,
      why: 'outside of windows people count on the fleet',
      fix: 'start it again in the window, or with `--now` if it cannot wait',
    },
  ];
}

const instant = (at: number): string =>
  Number.isFinite(at) ? `${new Date(at).toISOString().slice(0, 'YYYY-MM-DDTHH:MM'.length)}Z` : 'for good';
