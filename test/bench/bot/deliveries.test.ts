import { expect, it } from 'vitest';
import { BENCH_SECRET, requestOf, signedComments } from '../../../bench/bot/load/deliveries.ts';
import { publishedComment } from '../../../bench/bot/published-comment.ts';
import { verifySignature } from '../../../bot/events/signature.ts';

const comments = signedComments(publishedComment('.'), 3);

it('signs what it sends, under pull requests of their own', () => {
  for (const { body, signature } of comments)
    expect(verifySignature(body, signature, [BENCH_SECRET])).toBe('valid');
  const numbers = comments.map(({ body }) => JSON.parse(body.toString()).issue.number);
  expect(new Set(numbers).size).toBe(comments.length);
});

it('writes a request whose length is that of its body', () => {
  const [comment] = comments;
  if (comment === undefined) throw new Error('no comment');
  const [head = '', body = ''] = requestOf(comment, '/webhook', 'one').toString().split('\r\n\r\n', 2);
  expect(head.startsWith('POST /webhook HTTP/1.1\r\n')).toBe(true);
  expect(/\r\ncontent-length: (\d+)/.exec(head)?.[1]).toBe(String(Buffer.byteLength(body)));
});
