import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Duration } from '../../../fleet/values/duration.ts';
import { RETENTION_DAYS, retentionDays } from '../../../stacks/logs/retention.ts';

describe('retentionDays', () => {
  it('is the shortest accepted retention that is not shorter than asked for', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 3_650 }), asked => {
        const days = retentionDays(Duration.ofDays(asked));
        expect(RETENTION_DAYS).toContain(days);
        expect(days).toBeGreaterThanOrEqual(asked);
        expect(RETENTION_DAYS.filter(accepted => accepted >= asked && accepted < days)).toEqual([]);
      }),
    );
  });

  it('leaves an accepted retention as it is', () => {
    for (const days of RETENTION_DAYS.filter(it => it <= 3_650))
      expect(retentionDays(Duration.ofDays(days))).toBe(days);
  });
});
