import { execFileSync } from 'node:child_process';
import fc from 'fast-check';
import { load } from 'js-yaml';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { branchOf } from '../../../../bot/backends/gitlab/branch-name.ts';
import { CI_FILE, ciFile, orderText, ticketOf } from '../../../../bot/backends/gitlab/run-files.ts';
import { ciJobs } from '../../../../bot/backends/gitlab/stand-in/ci-text.ts';
import { reportKey } from '../../../../bot/events/report-ticket.ts';
import { Duration } from '../../../../fleet/values/duration.ts';
import { unicodeText } from '../../../arbitraries/unicode-text.ts';
import { backendOrder } from '../../../contracts/backend-orders.ts';
import { SECRET } from './gitlab-room.ts';

const text = unicodeText({ maxLength: 60 });
const hostile = fc.oneof(
  text,
  fc.constantFrom(
    "'; rm -rf / #",
    '$(id)',
    '$' + '{CI_JOB_TOKEN}',
    '\n- evil',
    '..',
    '-x',
    '[skip ci]',
    '{{a}}',
    '*a',
  ),
);
const settings = {
  url: 'https://gitlab.example.org',
  project: 7,
  token: 'gitlab-token',
  runnerTags: ['benchmarks'],
  image: 'julia:1.11',
  timeout: Duration.parse('6h'),
};
const orders = fc
  .record({
    owner: hostile,
    name: hostile,
    id: fc.integer({ min: 1, max: 1e9 }),
    number: fc.integer({ min: 1, max: 1e6 }),
    filter: fc.option(hostile, { nil: undefined }),
  })
  .map(({ owner, name, id, number, filter }) =>
    backendOrder({ pull: { repository: { id, name: `${owner}/${name}` }, number }, filter, target: name }),
  );

describe('the branch of a pull request', () => {
  it('is a sound name whatever the repository is called, and of this pull request alone', () => {
    const seen = new Map<string, string>();
    fc.assert(
      fc.property(orders, ({ pull }) => {
        const branch = branchOf(pull);
        expect(branch).toMatch(/^[A-Za-z0-9_](?:[A-Za-z0-9_-]|\.(?!\.))*-\d+-\d+$/);
        const whose = `${pull.repository.id} ${pull.number}`;
        expect(seen.get(branch) ?? whose).toBe(whose);
        seen.set(branch, whose);
      }),
    );
  });

  it('is taken by git, and keeps owners apart', () => {
    const of = (id: number, name: string, number = 1) => branchOf({ repository: { id, name }, number });
    for (const name of ['a/..', 'a/.git', 'a/x.lock', 'a/-x', 'a/@{u}', 'a/b', 'a/1-2'])
      execFileSync('git', ['check-ref-format', '--branch', of(3, name)]);
    expect(of(1, 'SciML/OrdinaryDiffEq.jl', 42)).toBe('OrdinaryDiffEq.jl-42-1');
    expect(of(1, 'one/same')).not.toBe(of(2, 'other/same'));
    expect(of(3, 'a/x-1', 2)).not.toBe(of(3, 'a/x', 12));
  });
});

describe('the generated CI file', () => {
  it('is the same for all readers, sound for GitLab, and holds nothing that anybody wrote', () => {
    fc.assert(
      fc.property(orders, order => {
        const file = ciFile(order.run, settings);
        expect(parse(file)).toEqual(load(file));
        const jobs = ciJobs(file);
        if (typeof jobs === 'string') throw new Error(jobs);
        expect([...jobs.keys()].toSorted()).toEqual(['failed_job', 'main', 'report_job']);
        for (const job of jobs.values()) expect(job.tags).toEqual(['benchmarks']);
        expect(file).toBe(ciFile(order.run, settings));
        expect(file.replaceAll(order.run, '')).toBe(
          ciFile('0123456789abcdef', settings).replaceAll('0123456789abcdef', ''),
        );
      }),
    );
  });

  it('gives the key to those jobs only that run none of the pull request’s code', () => {
    const jobs = ciJobs(ciFile('0123456789abcdef', settings));
    if (typeof jobs === 'string') throw new Error(jobs);
    expect(jobs.get('main')?.environment).toBeUndefined();
    expect(jobs.get('main')?.resource_group).toBe('ci-bot-benchmarks');
    for (const name of ['report_job', 'failed_job'])
      expect(jobs.get(name)?.environment?.name).toBe('ci-bot/0123456789abcdef');
  });

  it('is refused when it is none', () => {
    for (const spoiled of [
      '',
      'a: [',
      'main: {script: [x]}',
      ciFile('0123456789abcdef', settings).replace('stage: report', 'stage: none'),
    ])
      expect(typeof ciJobs(spoiled)).toBe('string');
    expect(() => ciFile("'; id; '", settings)).toThrow('16 hexadecimal');
  });
});

describe('what the driver is told', () => {
  it('is JSON that says exactly what was ordered, without a secret', () => {
    fc.assert(
      fc.property(orders, order => {
        const sound = {
          ...order,
          pull: { ...order.pull, repository: { id: order.pull.repository.id, name: 'a/b' } },
        };
        const told = orderText(sound, {
          callback: 'https://bot.example.org/report',
          clone: 'https://github.com/a/b.git',
          settings,
        });
        expect(JSON.parse(told)).toMatchObject({
          run: order.run,
          sha: order.sha,
          base: order.base,
          filter: order.filter ?? null,
        });
        expect(told).not.toContain(SECRET);
        expect(told).not.toContain(reportKey(ticketOf(sound), SECRET));
      }),
    );
    expect(CI_FILE).toBe('.gitlab-ci.yml');
  });
});
