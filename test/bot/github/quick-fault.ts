import fc from 'fast-check';
import type { Fault } from '../../../bot/github/stand-in/fault.ts';

/** Faults that take no time. Those that do are tried in test/e2e. */
export const quickFault: fc.Arbitrary<Fault> = fc.oneof(
  fc.record({
    kind: fc.constant('status' as const),
    status: fc.constantFrom(500, 502, 503, 429, 403, 404, 422, 409, 401),
    done: fc.boolean(),
  }),
  fc.record({ kind: fc.constantFrom('reset' as const, 'garbage' as const), done: fc.boolean() }),
  fc.record({ kind: fc.constant('half' as const) }),
  fc.record({ kind: fc.constant('limit' as const), seconds: fc.nat(100) }),
  fc.record({
    kind: fc.constant('secondary-limit' as const),
    seconds: fc.option(fc.nat(100), { nil: undefined }),
  }),
);
