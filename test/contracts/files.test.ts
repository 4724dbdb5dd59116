import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { diskFiles } from '../../tools/adapters/files/disk-files.ts';
import { FileMissing } from '../../tools/adapters/files/files.ts';
import { MemoryFiles } from '../../tools/adapters/files/memory-files.ts';

const folders: string[] = [];
const folder = () => {
  const made = mkdtempSync(join(tmpdir(), 'files-'));
  folders.push(made);
  return made;
};
afterEach(() => {
  for (const made of folders.splice(0)) rmSync(made, { recursive: true });
});

describe.each([
  ['disk', () => ({ files: diskFiles, root: folder() })],
  ['memory', () => ({ files: new MemoryFiles(), root: '/root-of-test' })],
])('files on %s', (_, make) => {
  it('read back what was written, in folders that were not there', () => {
    const { files, root } = make();
    files.write(`${root}/a/b/c.txt`, 'ä\n');
    expect(files.read(`${root}/a/b/c.txt`)).toBe('ä\n');
    expect(files.exists(`${root}/a/b/c.txt`)).toBe(true);
    expect(files.exists(`${root}/a`)).toBe(true);
  });

  it('read back bytes that are no text, and texts as bytes', () => {
    const { files, root } = make();
    const bytes = Uint8Array.of(0x50, 0x4b, 0x00, 0xff, 0xc3, 0x28);
    files.writeBytes(`${root}/a/b.zip`, bytes);
    expect(files.bytes(`${root}/a/b.zip`)).toEqual(bytes);
    files.write(`${root}/a/text`, 'ä');
    expect(files.bytes(`${root}/a/text`)).toEqual(Uint8Array.of(0xc3, 0xa4));
    for (const path of [`${root}/none`, `${root}/a/text/below`]) expect(files.bytes(path)).toBeUndefined();
  });

  it('say which file is missing, also below a file', () => {
    const { files, root } = make();
    files.write(`${root}/file`, '');
    for (const path of [`${root}/none`, `${root}/file/below`])
      expect(() => files.read(path)).toThrow(FileMissing);
    expect(files.exists(`${root}/none`)).toBe(false);
  });

  it('list below a folder, sorted, and nothing where there is none', () => {
    const { files, root } = make();
    for (const path of ['z', 'a/b', 'a/a/c']) files.write(`${root}/${path}`, path);
    expect(files.list(root)).toEqual(['a/a/c', 'a/b', 'z']);
    expect(files.list(`${root}/none`)).toEqual([]);
  });

  it('remove a file and the folders left empty, and no others', () => {
    const { files, root } = make();
    files.write(`${root}/keep`, '');
    files.write(`${root}/a/b/c`, '');
    files.remove(`${root}/a/b/c`, root);
    files.remove(`${root}/a/b/c`, root);
    expect(files.exists(`${root}/a`)).toBe(false);
    expect(files.list(root)).toEqual(['keep']);
  });
});
