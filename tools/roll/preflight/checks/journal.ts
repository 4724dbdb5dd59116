import type { PreflightFinding } from '../finding.ts';
import type { PreflightFacts } from '../preflight-facts.ts';
import { findingsOf } from '../read.ts';

/** The journal can be written and nobody else holds the lock. */
export const journalFindings = ({ journal }: PreflightFacts): readonly PreflightFinding[] =>
  findingsOf(journal, {
    check: 'journal',
    unread: 'blocked',
    well: 'it can be written, and the lock is free',
    judge: writable => {
      if (writable.kind === 'yes') return [];
      if (writable.kind === 'no')
        return [
          {
            level: 'blocked',
            says: `it cannot be written: ${writable.why}`,
            why: 'all memory of a roll is in its journal; without it a killed roll could not go on',
            fix: 'see to the right to write there, or to the disk',
          },
        ];
      const { holder, expires } = writable.by;
      return [
        {
          level: 'blocked',
          says: `${holder} holds the lock until ${new Date(expires).toISOString()}`,
          why: 'two rolls at once would take away more machines than the floors allow',
          fix: 'wait for that roll (`fleet roll status`); the lock of a process that is gone expires by itself',
        },
      ];
    },
  });

/** No other roll is unfinished. */
export const otherRollFindings = ({ lastRoll, roll }: PreflightFacts): readonly PreflightFinding[] =>
  findingsOf(lastRoll, {
    check: 'other-roll',
    unread: 'blocked',
    well: 'no other one is unfinished',
    judge: last => {
      if (last === undefined || last.roll === roll) return [];
      if (last.end !== undefined && last.end !== 'window') return [];
      return [
        {
          level: 'blocked',
          says: `${last.roll} is not finished`,
          why: 'what it has cordoned and begun would be taken for the work of somebody else',
          fix: 'go on with it (`fleet roll run`), or end it (`fleet roll abort`)',
        },
      ];
    },
  });
