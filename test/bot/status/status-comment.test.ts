import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { helpText } from '../../../bot/status/help-text.ts';
import { LONGEST_COMMENT, statusComment } from '../../../bot/status/status-comment.ts';
import { statusMarker } from '../../../bot/status/status-marker.ts';
import { ended, HEAD, hostile, hostileRecord, NOW, record, run, SETTINGS, VIEW } from './records.ts';
import { checkHarmless, nodesOf } from './seen-markdown.ts';

const MINUTE = 60_000;

/** The first row of the table of runs, as cells. */
const cells = (of: Parameters<typeof run>[0], now = NOW): readonly string[] => {
  const rows = statusComment(record({ runs: [run(of)] }), { ...VIEW, now }).split('\n');
  const at = rows.findIndex(each => each.startsWith('| --- |'));
  return rows[at + 1]?.split(' | ') ?? [];
};

describe('a row', () => {
  it.each([
    ['unapproved', { kind: 'unapproved' }, /awaits approval/],
    ['waiting', { kind: 'waiting', why: 'another benchmark runs' }, /waits: another benchmark runs/],
    ['submitted and held', { kind: 'held' }, /submitted, awaits release/],
    [
      'released',
      { kind: 'queued', position: 3, why: 'no agent', expectedEnd: undefined },
      /released, awaits launch, position 3: no agent/,
    ],
    ['running', { kind: 'running', since: NOW, expectedEnd: undefined }, /running/],
    ['finished', ended('success'), /SUCCESS/],
    [
      'finished, with tests',
      ended('success', { tests: { outcome: 'failure', summary: '2 of 9' } }),
      /SUCCESS; tests ❌ FAILURE: 2 of 9/,
    ],
    [
      'unknown',
      ended('unknown', { summary: 'bot_job1.result does not exist' }),
      /UNKNOWN: bot&#95;job1\.result does not exist/,
    ],
  ] as const)('of a run that is %s says so', (_, standing, words) => {
    expect(cells({ standing })[1]).toMatch(words);
  });

  it('has the job with its link, the commit, the attempt', () => {
    const [job, , , commit, attempt] = cells({ link: 'https://ci.example/1', attempt: 2 });
    expect([job, commit, attempt]).toEqual([
      '| [`sanity`](https://ci.example/1)',
      `\`${HEAD.slice(0, 7)}\``,
      '2',
    ]);
  });

  it('says when it will have ended, and how long that is', () => {
    const running = { kind: 'running', since: NOW - 10 * MINUTE, expectedEnd: NOW + 14 * MINUTE } as const;
    expect(cells({ standing: running })[2]).toBe('about 22 Nov 12:15 UTC, 25 min in all');
    const queued = { kind: 'queued', position: 1, why: undefined, expectedEnd: NOW + 41 * MINUTE } as const;
    expect(cells({ standing: queued })[2]).toBe('about 22 Nov 12:45 UTC, within 45 min');
    expect(cells({ standing: queued }, NOW + 60 * MINUTE)[2]).toBe('was expected 22 Nov 12:45 UTC');
    expect(cells({ standing: ended('success') })[2]).toBe('22 Nov 11:50 UTC after 20 min');
  });

  it('has its artefacts and what became of them', () => {
    const sha256 = '0'.repeat(64);
    const artefacts = ['a.tar.gz', 'b.tar.gz'].map(name => ({ name, bytes: 1, sha256, source: '' }));
    const uploads = [
      { artefact: 'a.tar.gz', state: 'uploaded', told: 'https://bucket.example/a.tar.gz', at: NOW },
      { artefact: 'c.tar.gz', state: 'kept-back', told: 'one was uploaded before', at: NOW },
    ] as const;
    expect(cells({ standing: ended('success', { artefacts }), uploads })[5]).toBe(
      'uploaded [`a.tar.gz`](https://bucket.example/a.tar.gz); kept back `c.tar.gz`: one was uploaded before; `b.tar.gz` |',
    );
  });

  it('does not change while time goes by and estimates tremble', () => {
    const text = (seconds: number) => {
      const expectedEnd = NOW + 12 * MINUTE + (seconds % 7) * 1_000;
      const standing = { kind: 'running', since: NOW - MINUTE, expectedEnd } as const;
      return statusComment(record({ runs: [run({ standing })] }), { ...VIEW, now: NOW + seconds * 1_000 });
    };
    expect(new Set(Array.from({ length: 60 }, (_, each) => text(each * 5))).size).toBe(1);
  });
});

describe('the comment', () => {
  it('begins with the marker of its instance, and no other has it', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.oneof(hostile, fc.domain()), { minLength: 2, maxLength: 2 }),
        ([one = '', other = '']) => {
          const clean = (text: string) => text.replaceAll(/[\ud800-\udfff]/g, '');
          fc.pre(clean(one) !== clean(other));
          expect(statusMarker(one)).toMatch(/^<!-- ci-bot (?:(?!--)[\w%.!~*'()-])* -->$/);
          expect(statusMarker(one)).not.toBe(statusMarker(other));
        },
      ),
    );
    expect(statusComment(record(), VIEW).startsWith(`${statusMarker('jenkins')}\n`)).toBe(true);
  });

  it('shows the newest attempt for the head, and folds what is older or outdated', () => {
    const runs = [
      run({ attempt: 1 }),
      run({ attempt: 2 }),
      run({ target: 'unix-gpu', sha: 'a'.repeat(40), outdated: true }),
    ];
    const [now = '', earlier = ''] = statusComment(record({ runs }), VIEW).split(
      '<details><summary>Runs of earlier',
    );
    expect(now).toContain('| 2 |');
    expect(now).not.toContain('unix-gpu');
    expect(earlier).toContain('`aaaaaaa`');
    expect(earlier).toContain('| 1 |');
  });

  it('says who may approve, and of what commit', () => {
    const text = statusComment(record({ runs: [run({ standing: { kind: 'unapproved' } })] }), VIEW);
    expect(text).toContain('the team `apache/mxnet-committers`');
    expect(text).toContain(`\`@mxnet-bot approve ${HEAD}\``);
    expect(statusComment(record({ runs: [run()] }), VIEW)).not.toContain('approve 1f3a9c2b');
  });

  it('keeps the newest five answers', () => {
    const answers = [1, 2, 3, 4, 5, 6].map(
      each =>
        ({
          request: undefined,
          to: undefined,
          url: undefined,
          tone: 'told',
          text: `answer ${each}.`,
          folded: undefined,
          at: each,
        }) as const,
    );
    const text = statusComment(record({ answers }), VIEW);
    expect(text).not.toContain('answer 1.');
    expect(text.indexOf('answer 6.')).toBeLessThan(text.indexOf('answer 2.'));
  });

  it('says what was moved where', () => {
    const tidied = [{ from: '2026.11/pr_42', to: '/trash/2026.11' }];
    const merged = { ...record().pull, state: 'merged' } as const;
    expect(statusComment(record({ pull: merged, tidied }), VIEW)).toContain(
      'PR merged! Moved `2026.11/pr_42` to `/trash/2026.11`',
    );
  });

  it('lists commands and jobs once, in the comment of the first instance only', () => {
    const count = (text: string) => text.split('rerun failed').length - 1;
    const { text, folded } = helpText(SETTINGS);
    const answer = {
      request: undefined,
      to: undefined,
      url: undefined,
      tone: 'told',
      text,
      folded,
      at: 0,
    } as const;
    const without = count(statusComment(record(), VIEW));
    expect(without).toBeGreaterThan(0);
    expect(count(statusComment(record({ answers: [answer] }), VIEW))).toBe(without);
    expect(count(statusComment(record(), { ...VIEW, instance: 'cluster' }))).toBe(0);
  });
});

/** A second is usual; a machine with much else to do may take its time. */
const BUSY = 30_000;

describe('whatever a record holds', () => {
  it(
    'the comment does nothing, and folds and tables stay whole',
    () => {
      const quiet = { ...VIEW, instance: 'cluster' };
      fc.assert(
        fc.property(hostileRecord, each => {
          const text = statusComment(each, quiet);
          expect(text).toBe(statusComment(structuredClone(each), quiet));
          checkHarmless(text, ['link']);
        }),
        { numRuns: 12 },
      );
    },
    BUSY,
  );

  it(
    'the comment is never too long, and says what it leaves out',
    () => {
      const long = (length: number) => '|@#<`'.repeat(length);
      const runs = Array.from({ length: 300 }, (_, index) =>
        run({
          target: `job-${index % 150} ${long(20)}`,
          attempt: 1 + (index % 3),
          link: `https://ci.example/${'|'.repeat(600)}`,
          standing: ended('failure', { summary: long(50), details: [long(400), long(400)] }),
        }),
      );
      const answers = Array.from(
        { length: 5 },
        () =>
          ({
            request: undefined,
            to: undefined,
            url: undefined,
            tone: 'told',
            text: 'a'.repeat(7_000),
            folded: 'b'.repeat(20_000),
            at: 0,
          }) as const,
      );
      for (const each of [
        record({ runs }),
        record({ answers }),
        record({ runs, answers }),
        record({ runs: runs.slice(0, 8), answers }),
      ]) {
        const text = statusComment(each, VIEW);
        expect(text.length).toBeLessThanOrEqual(LONGEST_COMMENT);
        expect(text.length).toBeGreaterThan(LONGEST_COMMENT * 0.6);
        expect(text).toMatch(/Left out, since a comment can be no longer: \d+ /);
        expect(text.startsWith(statusMarker('jenkins'))).toBe(true);
        checkHarmless(text, ['link']);
      }
    },
    BUSY,
  );

  it('the oldest is left out first, details before runs, runs before answers', () => {
    const runs = Array.from({ length: 400 }, (_, index) =>
      run({
        attempt: index + 1,
        link: `https://ci.example/${'x'.repeat(200)}`,
        standing: ended('success', { details: ['a detail'] }),
      }),
    );
    const answers = [
      {
        request: undefined,
        to: undefined,
        url: undefined,
        tone: 'told',
        text: 'the answer',
        folded: undefined,
        at: 0,
      },
    ] as const;
    const text = statusComment(record({ runs, answers }), VIEW);
    expect(text).toContain('the answer');
    expect(text).not.toContain('a detail');
    expect(text).toContain('| 400 |');
    expect(text).toContain('| 399 |');
    expect(text).not.toContain('| 1 |');
    expect(nodesOf(text).filter(({ type }) => type === 'table').length).toBeGreaterThan(1);
  });
});
