import fc from 'fast-check';
import { expect, it } from 'vitest';
import { lastPage, nextPage } from '../../../bot/github/next-page.ts';

const link = (url: string): string => `<https://x.test/?page=1>; rel="prev", <${url}>; rel="next"`;

it('reads where a list goes on', () => {
  expect(nextPage(link('https://api.github.com/a?per_page=100&page=2'))).toEqual({ page: 2 });
  expect(nextPage(link('https://api.github.com/a?cursor=v1_123'))).toEqual({ cursor: 'v1_123' });
});

it.each([
  undefined,
  '',
  '<https://x.test/?page=3>; rel="last"',
  link('https://x.test/?page=0'),
  link('https://x.test/?page=1e99'),
  link('no address'),
  link(`https://x.test/?cursor=${'x'.repeat(500)}`),
])('ends where nothing can be read: %s', header => {
  expect(nextPage(header)).toBeUndefined();
});

it('reads which page is the last, where that is told', () => {
  const first = '<https://x.test/?page=2>; rel="next", <https://x.test/?per_page=9&page=34>; rel="last"';
  expect(lastPage(first)).toBe(34);
  for (const other of [undefined, link('https://x.test/?page=2'), '<https://x.test/?cursor=9>; rel="last"'])
    expect(lastPage(other)).toBeUndefined();
});

it('takes any header', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: fc.constantFrom(...'<>;,="?&%:/ \t\n', 'rel', 'next', 'é', '😀', '\ud800', '9') }),
      text => {
        nextPage(text);
        lastPage(text);
        nextPage(link(text));
      },
    ),
  );
});
