import fc from 'fast-check';
import type { BuildFilters, Command } from '../../../bot/model/command.ts';

/** Names of jobs as projects have them; blanks and slashes in them are common on clusters. */
const jobName: fc.Arbitrary<string> = fc
  .stringMatching(/^[A-Za-z0-9](?:[A-Za-z0-9/._ +-]{0,30}[A-Za-z0-9])?$/)
  .filter(name => name.toLowerCase() !== 'all');

const jobs = fc.uniqueArray(jobName, { minLength: 1, maxLength: 5 });
const value = fc.stringMatching(/^[a-z0-9][a-z0-9_./]{0,20}$/);
const values = fc.uniqueArray(value, { maxLength: 2 });

const filters: fc.Arbitrary<BuildFilters> = fc.record({
  architecture: values,
  repository: fc.uniqueArray(fc.stringMatching(/^[a-z0-9][a-z0-9.=-]{0,20}$/), { maxLength: 2 }),
  instance: values,
  accelerator: values,
  job: fc.uniqueArray(fc.stringMatching(/^\d{1,9}$/), { maxLength: 2 }),
});

/** Every kind of command. */
export const command: fc.Arbitrary<Command> = fc.oneof(
  fc.record({
    kind: fc.constant('run' as const),
    jobs: fc.oneof(jobs, fc.constantFrom('all' as const, 'failed' as const)),
  }),
  fc.record({ kind: fc.constant('abort' as const), jobs: fc.oneof(jobs, fc.constant('all' as const)) }),
  fc.record({ kind: fc.constantFrom('build' as const, 'deploy' as const), filters }),
  fc.record({ kind: fc.constant('explain' as const), job: jobName }),
  fc.record({ kind: fc.constant('benchmark' as const), filter: fc.option(jobName, { nil: undefined }) }),
  fc.record({
    kind: fc.constant('approve' as const),
    sha: fc.option(fc.stringMatching(/^[0-9a-f]{7,40}$/), { nil: undefined }),
  }),
  fc.record({
    kind: fc.constant('add-benchmarker' as const),
    login: fc.stringMatching(/^[a-z0-9](?:-?[a-z0-9]){0,15}$/),
  }),
  fc.record({ kind: fc.constant('retry-delivery' as const), delivery: fc.uuid() }),
  fc
    .constantFrom('status' as const, 'help' as const, 'show-config' as const, 'dead-letters' as const)
    .map(kind => ({ kind })),
);
