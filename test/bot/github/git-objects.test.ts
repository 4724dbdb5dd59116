import { expect, it } from 'vitest';
import { blobName, GitObjects, treeOf } from '../../../bot/github/stand-in/git-objects.ts';

it('names blobs and trees as Git does', () => {
  // `git hash-object` of an empty file and of `hello\n`; `git mktree` of nothing.
  expect(blobName('')).toBe('e69de29bb2d1d6434b8b29ae775ad8c2e48c5391');
  expect(blobName('hello\n')).toBe('ce013625030ba8dba906f756967f9e9ca394464a');
  expect(treeOf(new Map()).sha).toBe('4b825dc642cb6eb9a060e54bf8d69288fbee4904');
  const nested = new Map([
    ['a.txt', 'hello\n'],
    ['a/b', ''],
  ]);
  expect(treeOf(nested).sha).toBe('fb3cd97f6361bb117e252bb878eadd2fa1783840');
  expect(treeOf(new Map([...nested].toReversed())).sha).toBe(treeOf(nested).sha);
});

it('knows what comes after what', () => {
  const git = new GitObjects();
  const tree = git.addTree(new Map());
  const commit = (...parents: string[]) => git.addCommit({ tree, parents, message: `${parents}`, at: 0 }).sha;
  const first = commit();
  const left = commit(first);
  const right = git.addCommit({ tree, parents: [first], message: 'right', at: 0 }).sha;
  const merge = commit(left, right);
  expect([first, left, right, merge].map(sha => git.contains(merge, sha))).toEqual([true, true, true, true]);
  expect(git.contains(left, right)).toBe(false);
  expect(git.contains(first, merge)).toBe(false);
});
