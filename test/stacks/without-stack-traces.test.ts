import { describe, expect, it } from 'vitest';
import { withoutStackTraces } from '../../stacks/without-stack-traces.ts';

const traceOf = (): string => {
  const holder = { stack: '' };
  Error.stackTraceLimit = 100;
  Error.captureStackTrace(holder);
  return holder.stack;
};

describe('withoutStackTraces', () => {
  it('takes no trace within, even where the limit is set again, and leaves the limit as it was', () => {
    const before = Object.getOwnPropertyDescriptor(Error, 'stackTraceLimit');
    expect(withoutStackTraces(traceOf) ?? '').not.toContain(' at ');
    expect(Object.getOwnPropertyDescriptor(Error, 'stackTraceLimit')).toEqual(before);
    expect(traceOf()).toContain(' at ');
  });

  it('lets an error say where it arose', () => {
    const before = Object.getOwnPropertyDescriptor(Error, 'stackTraceLimit');
    const fail = () => {
      throw new Error('no such zone');
    };
    const caught = (() => {
      try {
        return withoutStackTraces(fail);
      } catch (error) {
        return error;
      }
    })();
    expect(caught).toMatchObject({ message: 'no such zone', stack: expect.stringContaining('at fail') });
    expect(Object.getOwnPropertyDescriptor(Error, 'stackTraceLimit')).toEqual(before);
  });
});
