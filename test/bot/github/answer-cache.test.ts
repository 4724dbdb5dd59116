import { expect, it } from 'vitest';
import { AnswerCache } from '../../../bot/github/answer-cache.ts';

const answer = (data: unknown) => ({ etag: 'e', data, next: undefined });

it('keeps the newest answers that are not large', () => {
  const cache = new AnswerCache(2);
  cache.set('a', answer(1n));
  cache.set('b', answer('b'));
  expect(cache.get('a')?.data).toBe(1n);
  cache.set('c', answer('c'));
  expect(['a', 'b', 'c'].map(key => cache.get(key)?.data)).toEqual([1n, undefined, 'c']);
  cache.set('a', answer('x'.repeat(200_000)));
  expect(cache.get('a')).toBeUndefined();
});
