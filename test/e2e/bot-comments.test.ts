import fc from 'fast-check';
import { expect, it } from 'vitest';
import { readComment } from '../../bot/comments/read-comment.ts';
import { checkReading } from '../bot/comments/check-reading.ts';
import { BOTS, hostileComment } from '../bot/comments/hostile.ts';

// No program is started here, but so many comments take a minute, which the fast tier has not; it reads some of them at each change.
it('reads a hundred thousand comments without harm', () => {
  fc.assert(fc.property(hostileComment, checkReading), { numRuns: 100_000 });
});

it('is linear in what it reads at all: twice the Markdown takes not much more than twice the time', () => {
  const pieces = [
    '[a](',
    '[',
    '![',
    '*a_ ',
    '~a~',
    '`a',
    '<a ',
    '<!--',
    '- a\n',
    'a|b\n-|-\n',
    '[^a]: x\n',
    'a\n-\n',
    '> a\n',
    '&',
    'www.a.',
    '\\',
  ];
  const slow = pieces.filter(piece => {
    const time = (length: number) => {
      const text = `bot: help\n\n${piece.repeat(Math.floor(length / piece.length))}`;
      const began = performance.now();
      readComment(text, BOTS);
      return performance.now() - began;
    };
    time(1_000);
    return time(65_000) > 8_000;
  });
  expect(slow).toEqual([]);
});
