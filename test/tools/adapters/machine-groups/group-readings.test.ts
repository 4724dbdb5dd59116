import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lastFailure } from '../../../../tools/adapters/machine-groups/group-readings.ts';

type Activity = Parameters<typeof lastFailure>[0][number];

const activity = (what: string, StatusCode: Activity['StatusCode'], minute: number): Activity => ({
  ActivityId: `${minute}`,
  AutoScalingGroupName: 'group',
  Cause: '',
  Description: `${what} EC2 instance`,
  StatusCode,
  StatusMessage: `message ${minute}`,
  StartTime: new Date(minute * 60_000),
  EndTime: StatusCode === 'InProgress' ? undefined : new Date(minute * 60_000 + 1),
});
const FAILED = activity('Launching a new', 'Failed', 3);

describe('the last failure', () => {
  it('is that of the last attempt to launch that has ended', () => {
    const trying = activity('Launching a new', 'InProgress', 4);
    const ended = activity('Terminating', 'Successful', 5);
    const older = activity('Launching a new', 'Successful', 1);
    expect(lastFailure([ended, trying, FAILED, older])).toEqual({ at: 180_000, message: 'message 3' });
  });

  it('is none once an attempt has succeeded since, or where nothing was tried', () => {
    expect(lastFailure([activity('Launching a new', 'Successful', 4), FAILED])).toBeUndefined();
    expect(lastFailure([])).toBeUndefined();
  });

  it('does not depend on what else the group did', () =>
    fc.assert(
      fc.property(fc.array(fc.nat(9)), minutes => {
        const others = minutes.map(minute => activity('Terminating', 'Failed', minute));
        expect(lastFailure([...others, FAILED, ...others])).toEqual(lastFailure([FAILED]));
      }),
    ));
});
