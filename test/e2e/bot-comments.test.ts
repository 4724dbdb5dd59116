import fc from 'fast-check';
import { expect, it } from 'vitest';
import { readComment } from '../../bot/comments/read-comment.ts';
import { statusComment } from '../../bot/status/status-comment.ts';
import { checkReading } from '../bot/comments/check-reading.ts';
import { BOTS, hostileComment } from '../bot/comments/hostile.ts';
import { hostileRecord, VIEW } from '../bot/status/records.ts';
import { checkHarmless } from '../bot/status/seen-markdown.ts';

// No program is started here, but so much text takes minutes, which the fast tier has not; it reads some of it at each change.
it('reads a hundred thousand comments without harm', () => {
  fc.assert(fc.property(hostileComment, checkReading), { numRuns: 100_000 });
});

it('shows a thousand hostile records, and nothing in them acts', () => {
  fc.assert(
    fc.property(hostileRecord, record => checkHarmless(statusComment(record, VIEW), ['link'])),
    { numRuns: 1_000 },
  );
});

/** Markdown of which parsers are known to take the square of its length, or worse. */
const TANGLES = [
  ...[
    '[a](',
    '[',
    '![',
    '[a]',
    '*a_ ',
    'a**b',
    '~a~',
    '`a',
    '<a ',
    '<!--',
    '- a\n',
    'a|b\n-|-\n',
    '[^a]: x\n',
    'a\n-\n',
  ],
  ...[
    '> a\n',
    '&',
    'www.a.',
    '\\',
    '>',
    '> - ',
    '1. ',
    '- [ ] ',
    '[a](b "',
    '```\n',
    '\t-',
    '<b>',
    'a\r',
    'a.b@',
  ],
];

// Without bounds several of these take a minute. The machine may be busy, so the limit is far from the second that is usual.
it.each(TANGLES)('reads or refuses a whole comment of %j within ten seconds', piece => {
  const began = performance.now();
  readComment(`bot: help\n\n${piece.repeat(Math.floor(65_000 / piece.length))}`, BOTS);
  expect(performance.now() - began).toBeLessThan(10_000);
});
