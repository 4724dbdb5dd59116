import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { itemPathOf } from '../../../../tools/adapters/jenkins/item-path.ts';
import type { JobAtWork } from '../../../../tools/adapters/jenkins/jenkins-work.ts';
import type {
  ComputerAnswer,
  ExecutableAnswer,
  ExecutorAnswer,
} from '../../../../tools/adapters/jenkins/work-answers.ts';
import type { JenkinsAnswers } from '../../../../tools/roll/jenkins-facts/answers.ts';
import { jenkinsFacts } from '../../../../tools/roll/jenkins-facts/jenkins-facts.ts';

const AT = 1_800_000_000_000;
const FREESTYLE = 'hudson.model.FreeStyleBuild';
const RUN = 'org.jenkinsci.plugins.workflow.job.WorkflowRun';
const PART =
  'org.jenkinsci.plugins.workflow.support.steps.ExecutorStepExecution$PlaceholderTask$PlaceholderExecutable';

const executable = (_class: string, job: string): fc.Arbitrary<ExecutableAnswer> =>
  fc.record({
    _class: fc.constant(_class),
    url: fc.nat(3).map(number => `https://ci.example.org/jenkins/job/${job}/${number}/`),
    timestamp: fc.integer({ min: 1, max: AT }),
    estimatedDuration: fc.constantFrom(-1, undefined, null, 0, 60_000, 120_000),
  });

const busy = (of: fc.Arbitrary<ExecutableAnswer | null>): fc.Arbitrary<ExecutorAnswer> =>
  of.map(currentExecutable => ({ idle: false, currentExecutable }));
const idle = fc.constant<ExecutorAnswer>({ idle: true, currentExecutable: null });
const hidden = fc.constant(null);
const flow = busy(executable(RUN, 'folder/job/pipe'));

const computer = (name: string, builtIn: boolean): fc.Arbitrary<ComputerAnswer> =>
  fc.record({
    _class: fc.constant(builtIn ? 'hudson.model.Hudson$MasterComputer' : 'hudson.slaves.SlaveComputer'),
    displayName: fc.constant(name),
    assignedLabels: fc.constant([{ name }]),
    numExecutors: fc.nat(4),
    offline: fc.boolean(),
    temporarilyOffline: fc.boolean(),
    offlineCauseReason: fc.constantFrom('', 'told', null),
    offlineCause: fc.constantFrom(null, { description: 'Disconnected by admin : told' }, {}),
    executors: fc.array(
      fc.oneof(
        idle,
        busy(hidden),
        // A Freestyle build runs on one node only.
        busy(executable(FREESTYLE, `fs-${name}`)),
        busy(executable(PART, 'folder/job/pipe')),
      ),
      { maxLength: 3 },
    ),
    oneOffExecutors: builtIn
      ? fc.array(fc.oneof(flow, idle, busy(hidden)), { maxLength: 3 })
      : fc.constant([]),
  });

const jobs: fc.Arbitrary<readonly JobAtWork[]> = fc
  .tuple(fc.boolean(), fc.array(executable(RUN, 'folder/job/pipe'), { maxLength: 2 }))
  .map(([resumeDisabled, building]) => [
    { url: 'https://ci.example.org/jenkins/job/folder/job/pipe/', resumeDisabled, building },
  ]);

const answers: fc.Arbitrary<JenkinsAnswers> = fc.record({
  overview: fc.constant({
    version: '2.528.2',
    quietingDown: false,
    quietDownReason: undefined,
    session: undefined,
  }),
  computers: fc.tuple(computer('Built-In Node', true), computer('a1', false), computer('a2', false)),
  queue: fc.constant([]),
  jobs,
  at: fc.constant(AT),
});

const holds = (property: (given: JenkinsAnswers) => void) =>
  fc.assert(fc.property(answers, property), { numRuns: 150 });

const seenOn = ({ executors, oneOffExecutors }: ComputerAnswer) =>
  [...executors, ...oneOffExecutors].filter(({ idle }) => !idle);

const runningIn = (given: JenkinsAnswers) => jenkinsFacts(given).nodes.flatMap(({ builds }) => builds);

const byName = (given: JenkinsAnswers) =>
  new Map(jenkinsFacts(given).nodes.map(node => [node.name, node] as const));

describe('what runs', () => {
  it('is each build once on a node, whatever executors it has there', () => {
    holds(given => {
      for (const { builds } of jenkinsFacts(given).nodes)
        expect(new Set(builds.map(({ url }) => url)).size).toBe(builds.length);
      const twice = given.computers.map(answer => ({
        ...answer,
        executors: [
          ...answer.executors,
          ...answer.executors.filter(({ currentExecutable }) => currentExecutable),
        ],
      }));
      expect(jenkinsFacts({ ...given, computers: twice })).toEqual(jenkinsFacts(given));
      expect(jenkinsFacts({ ...given, jobs: [...given.jobs, ...given.jobs] })).toEqual(jenkinsFacts(given));
    });
  });

  it('does not depend on the order of nodes', () => {
    holds(given => {
      const turned = { ...given, computers: given.computers.toReversed() };
      expect(byName(turned)).toEqual(byName(given));
    });
  });

  it('is never nothing where an executor works, and always nothing on idle agents', () => {
    holds(given => {
      const facts = byName(given);
      for (const answer of given.computers) {
        const count = facts.get(answer.displayName)?.builds.length ?? 0;
        if (answer.executors.some(({ idle }) => !idle)) expect(count).toBeGreaterThan(0);
        else if (answer.displayName !== 'Built-In Node') expect(count).toBe(0);
      }
    });
  });

  it('leaves out no build that an executor or a job names', () => {
    holds(given => {
      const urls = new Set(runningIn(given).map(({ url }) => url));
      const onExecutors = given.computers.flatMap(seenOn).map(({ currentExecutable }) => currentExecutable);
      const named = [...onExecutors, ...given.jobs.flatMap(({ building }) => building)];
      for (const url of named.flatMap(seen => seen?.url ?? [])) expect(urls).toContain(itemPathOf(url));
    });
  });

  it('is the same build on every node that it holds, and began when its first part did', () => {
    holds(given => {
      const all = runningIn(given);
      for (const [url, same] of Map.groupBy(all, build => build.url)) {
        expect(new Set(same.map(build => JSON.stringify(build))).size).toBe(1);
        const parts = given.computers
          .flatMap(seenOn)
          .filter(({ currentExecutable }) => itemPathOf(currentExecutable?.url ?? '') === url);
        for (const { currentExecutable } of parts)
          expect(same[0]?.startedAt).toBeLessThanOrEqual(currentExecutable?.timestamp ?? AT);
        expect(same[0]?.estimated ?? 1).toBeGreaterThan(0);
      }
    });
  });
});

describe('what becomes of a build', () => {
  it('is good only on nodes that are online', () => {
    holds(given => {
      const good = jenkinsFacts(given).nodes.flatMap(({ state, builds }) =>
        builds.flatMap(({ kind, survival }) =>
          survival === 'waited-for' || survival === 'carried-over' ? [`${kind} ${survival} ${state}`] : [],
        ),
      );
      for (const found of good)
        expect(['freestyle waited-for online', 'pipeline carried-over online']).toContain(found);
    });
  });

  it('is its end where it is a Pipeline and resuming is disabled', () => {
    holds(given => {
      const disabled = { ...given, jobs: given.jobs.map(job => ({ ...job, resumeDisabled: true })) };
      const known = runningIn(disabled).filter(({ url }) => url.startsWith('job/folder/job/pipe/'));
      for (const { survival } of known) expect(survival).toBe('lost');
    });
  });

  it('is unknown for Pipelines that hold no node', () => {
    holds(given => {
      const enabled = { ...given, jobs: given.jobs.map(job => ({ ...job, resumeDisabled: false })) };
      for (const { kind, survival } of runningIn(enabled))
        if (kind === 'pipeline-without-node') expect(survival).toBe('unknown');
    });
  });
});
