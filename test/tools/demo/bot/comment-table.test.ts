import { describe, expect, it } from 'vitest';
import { statusComment } from '../../../../bot/status/status-comment.ts';
import { readComment } from '../../../../tools/demo/bot/comment-table.ts';
import { HEAD, record, run, SETTINGS, VIEW } from '../../../bot/status/records.ts';

const [first, second] = SETTINGS.targets.map(({ name }) => name);

describe('the bot’s comment, read as people read it', () => {
  it('has a row for each run, and knows which are of earlier attempts', () => {
    const runs = [
      run({ id: '1'.repeat(16), target: first ?? '', attempt: 1, link: 'https://ci.example/1' }),
      run({ id: '2'.repeat(16), target: first ?? '', attempt: 2, standing: { kind: 'held' } }),
      run({ id: '3'.repeat(16), target: second ?? '', standing: { kind: 'waiting', why: '`a|b` is_busy' } }),
    ];
    const { rows } = readComment(statusComment(record({ runs }), VIEW));
    expect([...rows.values()].map(({ job, attempt, isEarlier }) => [job, attempt, isEarlier])).toEqual([
      [first, '2', false],
      [second, '1', false],
      [first, '1', true],
    ]);
    expect(rows.get(`${first} 2`)?.state).toBe('submitted, awaits release');
    expect(rows.get(`${second} 1`)?.state).toMatch(/^waits: .*is_busy$/);
  });

  it('tells answers, and what was moved away', () => {
    const answers = [
      {
        request: undefined,
        to: { id: 7, login: 'author' },
        url: 'https://github.example/1',
        tone: 'refused',
        text: `\`${HEAD}\` is not for you.`,
        folded: undefined,
        at: 0,
      },
    ] as const;
    const read = readComment(statusComment(record({ answers, tidied: [{ from: '/a', to: '/b' }] }), VIEW));
    expect(read.answers).toEqual([`To author: ${HEAD} is not for you.`]);
    expect(read.moved).toEqual(['PR closed! Moved /a to /b']);
    expect(read.rows.size).toBe(0);
  });
});
