import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BackendFailed } from '../../../../bot/backends/backend.ts';
import { plainLines } from '../../../../bot/backends/slurm/plain-text.ts';
import { queuePosition } from '../../../../bot/backends/slurm/queue-position.ts';
import { readResult } from '../../../../bot/backends/slurm/result-file.ts';
import { shownJob } from '../../../../bot/backends/slurm/scontrol-job.ts';
import { ownJobs, squeueJobs } from '../../../../bot/backends/slurm/squeue.ts';
import { hostileText } from '../../../arbitraries/hostile-text.ts';
import { unicodeText } from '../../../arbitraries/unicode-text.ts';

const STATES = ['PENDING', 'RUNNING', 'COMPLETING', 'COMPLETED', 'CANCELLED', 'NODE_FAIL', 'OUT_OF_MEMORY'];
const job = fc.record({
  id: fc.integer({ min: 1, max: 2 ** 31 }),
  state: fc.constantFrom(...STATES),
  priority: fc.integer({ min: 0, max: 2 ** 32 - 1 }),
  partition: fc.constantFrom('main', 'gpu', 'main,gpu'),
  start: fc.option(fc.integer({ min: 1, max: 2 ** 32 })),
  reason: fc.oneof(fc.constantFrom('None', 'Priority', 'JobHeldUser'), hostileText),
});
type Job = typeof job extends fc.Arbitrary<infer J> ? J : never;
const lineOf = (each: Job): string =>
  `${each.id}|${each.state}|${each.priority}|${each.partition}|${each.start ?? 'N/A'}|N/A|5:00|${each.reason}|.\n`;
const jobs = fc.uniqueArray(job, { selector: ({ id }) => id, maxLength: 8 });

describe('squeue', () => {
  it('is read whole, whatever reasons hold', () => {
    fc.assert(
      fc.property(
        jobs.map(list => list.map(each => ({ ...each, reason: each.reason.replace(/[\r\n]/g, ' ') }))),
        list => {
          const read = squeueJobs(list.map(lineOf).join(''));
          expect([...read.keys()]).toEqual(list.map(({ id }) => `${id}`));
          for (const { id, state, priority, start } of list)
            expect(read.get(`${id}`)).toMatchObject({
              state,
              priority,
              start: start === null ? undefined : start * 1000,
            });
        },
      ),
    );
  });

  it('that is cut is refused, or tells less and nothing else', () => {
    fc.assert(
      fc.property(jobs, fc.nat(), (list, at) => {
        const text = list.map(lineOf).join('');
        const cut = text.slice(0, at % (text.length + 1));
        const whole = squeueJobs(text);
        try {
          for (const [id, seen] of squeueJobs(cut)) expect(seen).toEqual(whole.get(id));
        } catch (error) {
          expect(error).toMatchObject({ name: 'BackendFailed', later: true });
          expect(cut.endsWith('|.\n')).toBe(false);
        }
      }),
    );
  });

  it('reads anything else as nothing', () => {
    fc.assert(
      fc.property(fc.oneof(hostileText, unicodeText()), text => {
        try {
          expect(squeueJobs(text).size).toBe(0);
        } catch (error) {
          expect(error).toBeInstanceOf(BackendFailed);
        }
      }),
    );
  });

  it('finds jobs by their comment, not by what others write into theirs', () => {
    const comment = 'run:0123456789abcdef';
    fc.assert(
      fc.property(hostileText, said => {
        const others = `7|PENDING|${said}${comment}|.\n`;
        const found = ownJobs(`12|RUNNING|${comment}|.\n${others}5|PENDING|${comment}|.\n`, comment);
        expect(found.map(({ id }) => id)).toEqual(said === '' ? ['5', '7', '12'] : ['5', '12']);
      }),
    );
    expect(() => ownJobs(`12|RUNNING|${comment}`, comment)).toThrow(BackendFailed);
  });
});

describe('the place in the queue', () => {
  it('is one for each job, from 1, for those of a partition that wait and are not held', () => {
    fc.assert(
      fc.property(jobs, list => {
        const read = [...squeueJobs(list.map(lineOf).join('')).values()].filter(({ partitions }) =>
          partitions.includes('main'),
        );
        const waiting = read.filter(
          ({ state, priority, reason }) => state === 'PENDING' && priority > 0 && reason !== 'JobHeldUser',
        );
        const others = waiting.concat(read.filter(({ state }) => state !== 'PENDING'));
        const places = waiting
          .map(each => queuePosition(each, others))
          .toSorted((one, two) => (one ?? 0) - (two ?? 0));
        expect(places).toEqual(waiting.map((_, index) => index + 1));
      }),
    );
  });
});

describe('scontrol', () => {
  const shown = (name: string, comment: string): string =>
    `JobId=7 JobName=${name} UserId=root(0) Priority=9 JobState=RUNNING Reason=None ExitCode=0:0 TimeLimit=365-00:00:00 ` +
    `StartTime=1795000000 EndTime=1826536000 Partition=main Command=/jobs/a b.sh WorkDir=/jobs Comment=${comment}  StdErr=/x Power= \n`;

  it('is read as of this job only, and not by what names hold', () => {
    const read = shownJob(shown('ci-bot', 'run:0123456789abcdef'), '7');
    expect(read).toMatchObject({ state: 'RUNNING', limited: false, comment: 'run:0123456789abcdef' });
    expect(read.start).toBe(1_795_000_000_000);
    expect(shownJob(shown('x JobState=COMPLETED', ''), '7').state).toBe('RUNNING');
    expect(() => shownJob(shown('ci-bot', ''), '8')).toThrow(BackendFailed);
  });

  it('is refused when it is cut or something else', () => {
    const text = shown('ci-bot', 'run:0123456789abcdef');
    for (let at = 0; at < text.length; at++)
      expect(() => shownJob(text.slice(0, at), '7')).toThrow(BackendFailed);
    fc.assert(
      fc.property(hostileText, said => {
        expect(() => shownJob(`${said}\n`, '7')).toThrow(BackendFailed);
      }),
    );
  });
});

describe('a result file', () => {
  const RESULT = `[RESULT]
comment_description = <details><summary>:cry: FAILURE _(click triangle for details)_</summary><dl><dt>_Details_</dt><dd>:x: found &lt;<code>FATAL: x</code>&gt;<br/>two</dd></dl></details>
status = FAILURE
artefacts =
    eessi-2023.06-software-linux-x86_64-generic-1682696567.tar.gz
    other.tar.zst
`;

  it('is read as the scripts write it', () => {
    expect(readResult(RESULT, 'RESULT')).toEqual({
      outcome: 'failure',
      lines: [':cry: FAILURE', '_Details_', ':x: found <FATAL: x>', 'two'],
      artefacts: ['eessi-2023.06-software-linux-x86_64-generic-1682696567.tar.gz', 'other.tar.zst'],
    });
    expect(readResult(RESULT, 'TEST')).toBeUndefined();
    expect(readResult('[RESULT]\r\nstatus = SUCCESS\r\n', 'RESULT')?.outcome).toBe('success');
    expect(readResult('[RESULT]\nstatus = success\n', 'RESULT')?.outcome).toBe('unknown');
    expect(readResult('[RESULT]\nstatus =\n', 'RESULT')).toBeUndefined();
  });

  it.each(['constructor', '__proto__', 'toString'])(
    'takes the status and the entity %s for no word',
    word => {
      const text = `[RESULT]\nstatus = ${word}\ncomment_description = &${word};\n`;
      expect(readResult(text, 'RESULT')).toMatchObject({ outcome: 'unknown', lines: [`&${word};`] });
    },
  );

  it('is read or not, whatever it holds, and its text stays short and on its lines', () => {
    fc.assert(
      fc.property(
        fc.array(fc.oneof(hostileText, fc.constantFrom(...RESULT.split('\n'))), { maxLength: 12 }),
        lines => {
          const read = readResult(lines.join('\n'), 'RESULT');
          if (read === undefined) return;
          expect(['success', 'failure', 'unknown']).toContain(read.outcome);
          for (const name of read.artefacts) expect(name).not.toMatch(/\n/);
        },
      ),
    );
    fc.assert(
      fc.property(fc.array(hostileText, { maxLength: 400 }), texts => {
        const lines = plainLines(texts.join('<br/>'));
        expect(lines.join('').length).toBeLessThanOrEqual(2_000);
        for (const line of lines) expect(line).not.toMatch(/[\n\r]|<\/?(script|details|summary)>/);
      }),
    );
  });

  it('takes no longer for its size when it is hostile', () => {
    const began = performance.now();
    plainLines('<a'.repeat(1_000_000));
    readResult('['.repeat(1_000_000), 'RESULT');
    readResult(`[RESULT]\n${' x\n'.repeat(500_000)}`, 'RESULT');
    expect(performance.now() - began).toBeLessThan(2_000);
  });
});
