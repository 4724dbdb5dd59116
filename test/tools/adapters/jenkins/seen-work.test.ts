import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildSchema, waitingItemsSchema } from '../../../../tools/adapters/jenkins/build-answers.ts';
import { seenBuild, waitingWork } from '../../../../tools/adapters/jenkins/seen-work.ts';

const RUN = 'org.jenkinsci.plugins.workflow.job.WorkflowRun';
const SHA = '0123456789abcdef0123456789abcdef01234567';
const OTHER = 'ffffffffffffffffffffffffffffffffffffffff';

const build = (actions: readonly unknown[], more: Readonly<Record<string, unknown>> = {}) =>
  seenBuild(
    buildSchema.parse({
      _class: RUN,
      url: 'https://ci.example.org/jenkins/job/tvm/job/main/12/',
      number: 12,
      building: true,
      result: null,
      timestamp: 1_000,
      duration: 0,
      queueId: 7,
      actions,
      ...more,
    }),
  );

const causes = (...list: readonly unknown[]) => ({ _class: 'hudson.model.CauseAction', causes: list });
const replay = (shortDescription: string) =>
  causes({ _class: 'org.jenkinsci.plugins.workflow.cps.replay.ReplayCause', shortDescription });
const checkedOut = (SHA1: string) => ({ lastBuiltRevision: { SHA1 } });

describe('a build', () => {
  it('has the address of its job, below the root of a server that stands anywhere', () => {
    expect(build([])).toMatchObject({ job: 'job/tvm/job/main/', number: 12, item: 7, kind: 'pipeline' });
    expect(build([], { url: 'https://ci.example.org/computer/a1/' })).toBeUndefined();
  });

  it('that runs has no end, whatever result it has so far', () => {
    expect(build([], { result: 'FAILURE' })).toMatchObject({ result: undefined, ended: undefined });
    const over = build([], { building: false, result: 'FAILURE', duration: 500 });
    expect(over).toMatchObject({ result: 'FAILURE', ended: 1_500 });
  });

  it('does not mistake what interrupted it for what started it', () => {
    const interruption = {
      _class: 'jenkins.model.InterruptedBuildAction',
      causes: [{ shortDescription: 'Aborted by admin', userId: 'admin' }],
    };
    const started = causes({ shortDescription: 'Started by timer' });
    expect(build([interruption, null, {}, started])).toMatchObject({
      causes: ['Started by timer'],
      accounts: [],
      interrupted: ['Aborted by admin'],
    });
  });

  it('tells which build it repeats, in any language and with any grouping of digits', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 2_000_000 }),
        fc.constantFrom('en', 'de', 'fr', 'de-CH'),
        fc.constantFrom(['Rebuilt #', ''], ['Replayed #', ''], ['重放 #', ' 。']),
        (number, locale, [before, after]) => {
          const words = `${before}${number.toLocaleString(locale)}${after}`;
          expect(build([replay(words)])?.repeats).toBe(number);
        },
      ),
    );
    expect(
      build([causes({ _class: 'x.UserIdCause', shortDescription: 'Rebuilt #3' })])?.repeats,
    ).toBeUndefined();
  });
});

describe('the commit of a build', () => {
  it('is what the source of its branch says, or the merged pull request', () => {
    const libraries = [checkedOut(OTHER), checkedOut(SHA)];
    expect(build([...libraries, { revision: { hash: SHA } }])?.commit).toBe(SHA);
    expect(build([...libraries, { revision: { pullHash: SHA } }])?.commit).toBe(SHA);
  });

  it('is what was checked out, if that is one thing', () => {
    expect(build([checkedOut(SHA), checkedOut(SHA)])?.commit).toBe(SHA);
    expect(build([checkedOut(SHA), checkedOut(OTHER)])?.commit).toBeUndefined();
    expect(build([{ revision: { hash: 'not a hash' } }])?.commit).toBeUndefined();
  });
});

describe('parameters', () => {
  it('without a value are secret, and every other value is kept', () => {
    const value = fc.oneof(fc.string(), fc.integer(), fc.boolean());
    fc.assert(
      fc.property(
        fc.array(fc.record({ name: fc.string(), value }, { requiredKeys: ['name'] })),
        parameters => {
          const seen = build([{ parameters }])?.parameters;
          expect(seen).toEqual(
            parameters.map(({ name, value }) =>
              value === undefined ? { name, secret: true } : { name, value },
            ),
          );
        },
      ),
    );
  });
});

describe('what waits', () => {
  const waiting = (_class: string, url: string | null) =>
    waitingItemsSchema
      .parse({ items: [{ id: 3, inQueueSince: 5, task: { _class, url }, actions: [null, {}] }] })
      .items.flatMap(waitingWork);

  it('is work when it is a build', () => {
    expect(waiting('hudson.model.FreeStyleProject', 'http://x/job/a/job/b/')).toMatchObject([
      { item: 3, since: 5, job: 'job/a/job/b/', kind: 'freestyle', number: undefined },
    ]);
    expect(waiting('org.jenkinsci.plugins.workflow.job.WorkflowJob', 'http://x/job/a/')).toMatchObject([
      { kind: 'pipeline' },
    ]);
  });

  it.each([
    ['org.jenkinsci.plugins.workflow.support.steps.ExecutorStepExecution$PlaceholderTask', 'job/pipe/18/'],
    ['org.jenkinsci.plugins.workflow.multibranch.WorkflowMultiBranchProject', 'http://x/job/tvm/'],
    ['jenkins.branch.OrganizationFolder', 'http://x/job/org/'],
    ['some.Task', null],
  ])('is none when it is something else: %s', (_class, url) => {
    expect(waiting(_class, url)).toEqual([]);
  });
});
