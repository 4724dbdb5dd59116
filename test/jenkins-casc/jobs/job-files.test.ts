import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Duration } from '../../../fleet/values/duration.ts';
import { jobFiles } from '../../../jenkins-casc/jobs/job-files.ts';
import { quietPeriodSeconds } from '../../../jenkins-casc/jobs/quiet-period.ts';
import { retentions } from '../../../jenkins-casc/jobs/retention.ts';
import { readMarker } from '../../../tools/jobs/marker.ts';
import { fleetArbitrary } from '../../arbitraries/fleet.ts';
import { hostileText } from '../../arbitraries/hostile-text.ts';
import { fleetOf, inputsOf, jobsIn } from './room.ts';

const TVM = { repository: 'apache/tvm' };

describe('the jobs of any fleet', () => {
  it('carry its marker, stand in folders that are there, and have no name twice', () => {
    fc.assert(
      fc.property(fleetArbitrary(), fleet => {
        const jobs = jobsIn(fleet);
        const folders = [...jobs.values()]
          .filter(job => job['project-type'] === 'folder')
          .map(({ name }) => name);
        for (const { name, description } of jobs.values()) {
          expect(readMarker(description)).toEqual({ fleet: fleet.fleet, stamp: undefined });
          const end = name.lastIndexOf('/');
          if (end >= 0) expect(folders).toContain(name.slice(0, end));
        }
        for (const path of retentions(fleet).keys())
          expect(jobs.get(path)?.['project-type']).toBe('multibranch');
        const nightly = Object.keys(fleet.jobs).filter(name => fleet.jobs[name]?.nightly);
        for (const name of nightly) expect(jobs.has(`fleet/nightly-${name}`)).toBe(true);
        expect(jobs.has('fleet/rebuild-images')).toBe(fleet.registries.rebuild !== undefined);
      }),
      { numRuns: 12 },
    );
  });

  it('do not depend on the order of the fleet file', () => {
    fc.assert(
      fc.property(fleetArbitrary(), fleet => {
        const turned = { ...fleet, jobs: Object.fromEntries(Object.entries(fleet.jobs).reverse()) };
        expect(jobFiles(inputsOf(turned))).toEqual(jobFiles(inputsOf(fleet)));
      }),
      { numRuns: 8 },
    );
  });

  it('mean the same whatever stands in contexts, files and branch patterns', () => {
    fc.assert(
      fc.property(hostileText, hostileText, hostileText, (context, jenkinsfile, pattern) => {
        const fleet = fleetOf({ jobs: { cpu: TVM } });
        const { cpu } = fleet.jobs;
        if (cpu === undefined) throw new Error('there is a job');
        const hostile = { ...fleet, jobs: { cpu: { ...cpu, context, jenkinsfile, branches: [pattern] } } };
        expect(jobsIn(hostile).get('cpu')).toMatchObject({
          'script-path': jenkinsfile,
          scm: [
            {
              github: {
                'notification-context': context,
                'filter-by-name-wildcard': { includes: [...new Set([pattern, 'PR-*'])].join(' ') },
              },
            },
          ],
        });
      }),
      { numRuns: 40 },
    );
  });
});

describe('a multibranch Pipeline', () => {
  const github = (more: object) => {
    const job = jobsIn(fleetOf({ jobs: { cpu: { ...TVM, ...more } } })).get('cpu');
    return { job, source: job?.scm };
  };

  it('builds all branches and pull requests unless branches are named; pull requests always', () => {
    expect(JSON.stringify(github({}).source)).not.toContain('filter-by-name');
    const { source } = github({ branches: ['release-*'], nightly: { at: '02:00' } });
    expect(source).toMatchObject([
      { github: { 'filter-by-name-wildcard': { includes: 'release-* main PR-*' } } },
    ]);
  });

  it('trusts whom the fleet file trusts, and names its status', () => {
    const { source } = github({ forks: 'nobody' });
    expect(source).toMatchObject([
      {
        github: {
          'discover-pr-forks-trust': 'nobody',
          'notification-context': 'cpu',
          'repo-owner': 'apache',
        },
      },
    ]);
  });

  it('keeps what is left of a gone branch for whole days', () => {
    expect(github({ keep: { builds: 5, for: '36h' } }).job).toMatchObject({ 'days-to-keep': 2 });
    expect(github({ keep: { builds: 5, for: '0s' } }).job).toMatchObject({ 'days-to-keep': 1 });
    const fleet = fleetOf({ jobs: { cpu: { ...TVM, folder: 'f', keep: { builds: 5, for: '36h' } } } });
    expect(retentions(fleet)).toEqual(new Map([['f/cpu', { builds: 5, days: 2 }]]));
  });
});

describe('the quiet period of the server', () => {
  it('is the longest that is asked for', () => {
    const seconds = fc.integer({ min: 0, max: 600 });
    fc.assert(
      fc.property(seconds, fc.array(seconds, { maxLength: 4 }), (own, ofJobs) => {
        const fleet = fleetOf({
          jenkins: { quiet: `${own}s` },
          jobs: Object.fromEntries(
            ofJobs.map((quiet, index) => [`job-${index}`, { ...TVM, quiet: `${quiet}s` }]),
          ),
        });
        const all = [own, ...ofJobs].map(each => Duration.ofSeconds(each).seconds);
        expect(quietPeriodSeconds(fleet)).toBe(Math.max(...all));
      }),
      { numRuns: 8 },
    );
  });
});

describe('nightly jobs', () => {
  it('start the main branch, encoded, at the time of its zone', () => {
    const nightly = { at: '03:07', zone: 'America/Los_Angeles' };
    const fleet = fleetOf({ jobs: { cpu: { ...TVM, folder: 'f', main: 'release/v1.x', nightly } } });
    expect(jobsIn(fleet).get('fleet/nightly-cpu')).toMatchObject({
      triggers: [{ timed: 'TZ=America/Los_Angeles\n7 3 * * *' }],
      dsl: "build(job: '/f/cpu/release%2Fv1.x', wait: false)\n",
    });
  });
});

describe('the smoke job', () => {
  it('offers every label and alias, and knows what is promised of it', () => {
    const fleet = fleetOf({ aliases: { Wide: 'CPU' }, promises: { CPU: { arch: 'x86_64' } } });
    const job = jobsIn(fleet).get('fleet/smoke');
    expect(job).toMatchObject({
      parameters: [
        { choice: { name: 'LABEL', choices: ['CPU', 'Wide', 'ios'] } },
        { string: { name: 'NODE', default: '' } },
        { string: { name: 'ROLL', default: '' } },
      ],
    });
    expect(job?.dsl).toContain("'Wide': [node: 'Wide', arch: 'x86_64', gpu: 'false', aws: 'true']");
    expect(job?.dsl).toContain("'ios': [node: 'ios', arch: '', gpu: 'false', aws: 'false']");
  });
});

describe('a label of machines inside and outside AWS', () => {
  it.each([
    ['outside first', ['a-edge', 'z-cpu']],
    ['outside last', ['z-edge', 'a-cpu']],
  ])('asks none of them for an identity there: %s', (_, [edge = '', cpu = '']) => {
    const machine = { image: 'agent-x86_64', instances: ['c6a.8xlarge'], static: { hosts: 1 } };
    const outside = { labels: ['CPU'], external: { hosts: ['edge-1.example.org'] } };
    const fleet = fleetOf({ pools: { [edge]: outside, [cpu]: { labels: ['CPU'], ...machine } } });
    const pools = Object.fromEntries(Object.entries(fleet.pools).sort());
    expect(jobsIn({ ...fleet, pools }).get('fleet/smoke')?.dsl).toContain("aws: 'false'");
  });
});

describe('the job that rebuilds images', () => {
  const rebuild = { repository: 'apache/tvm', label: 'CPU', nightly: { at: '01:00', zone: 'UTC' } };
  const fleet = fleetOf({ registries: { repositories: ['ci_cpu', 'ci_gpu'], rebuild } });

  it('takes one image or all, never twice at a time, every night', () => {
    expect(jobsIn(fleet).get('fleet/rebuild-images')).toMatchObject({
      concurrent: false,
      parameters: [{ choice: { name: 'IMAGE', choices: ['all', 'ci_cpu', 'ci_gpu'] } }],
      triggers: [{ timed: 'TZ=UTC\n0 1 * * *' }],
    });
  });

  it('hands the image over as a word of its own', () => {
    const dsl = jobsIn(fleet).get('fleet/rebuild-images')?.dsl;
    expect(dsl).toContain(`sh('\\'./docker/build.sh\\' "$IMAGE"')`);
    expect(dsl).toContain("branches: [[name: 'refs/heads/main']]");
  });
});
