import { expect, it } from 'vitest';
import { Together } from '../../../bot/stores/sqlite/together.ts';

/** Doubles numbers; 13 cannot be done, and then nothing of it is. */
function doubling() {
  const gone: (readonly number[])[] = [];
  const together = new Together<number, number>(all => {
    gone.push(all);
    if (all.includes(13)) throw new Error('unlucky');
    return all.map(each => each * 2);
  });
  return { together, gone };
}

it('does in one go what was asked for in one turn, and tells each its own', async () => {
  const { together, gone } = doubling();
  expect(await Promise.all([1, 2, 3].map(each => together.add(each)))).toEqual([2, 4, 6]);
  expect(await together.add(4)).toBe(8);
  expect(gone).toEqual([[1, 2, 3], [4]]);
});

it('has what cannot be done take nothing else with it', async () => {
  const { together } = doubling();
  const told = await Promise.allSettled([1, 13, 2].map(each => together.add(each)));
  expect(told.map(each => (each.status === 'fulfilled' ? each.value : 'failed'))).toEqual([2, 'failed', 4]);
  await expect(together.add(13)).rejects.toThrow('unlucky');
});
