import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { type ArtefactStore, ArtefactStoreFailed } from '../../bot/artefacts/artefact-store.ts';

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);
const shaOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
let made = 0;

/** What every store of artefacts must do. `fresh`: a store; its keys may be shared by all tests. */
export function artefactStoreContract(name: string, fresh: () => ArtefactStore): void {
  describe(`a store of artefacts: ${name}`, () => {
    const place = (): string => `test-${++made}/new/EESSI/software-layer/42`;
    const put = (store: ArtefactStore, key: string, text: string, ifAbsent = false) =>
      store.put(key, bytesOf(text), { ifAbsent, type: 'text/plain', sha256: shaOf(bytesOf(text)) });

    it('replaces, or leaves what is there', async () => {
      const store = fresh();
      const key = `${place()}/a.tar.gz`;
      expect(await store.sha256(key)).toBeUndefined();
      expect(await put(store, key, 'one', true)).toBe('put');
      expect(await put(store, key, 'two', true)).toBe('there');
      expect(await store.sha256(key)).toBe(shaOf(bytesOf('one')));
      expect(await put(store, key, 'two')).toBe('put');
      expect(await store.sha256(key)).toBe(shaOf(bytesOf('two')));
    });

    it('lets one of several win that come at once', async () => {
      const store = fresh();
      const key = `${place()}/a.tar.gz`;
      const done = await Promise.all(['one', 'two', 'three'].map(text => put(store, key, text, true)));
      expect(done.filter(each => each === 'put')).toHaveLength(1);
    });

    it('takes bytes that are no text, and none', async () => {
      const store = fresh();
      const folder = place();
      for (const bytes of [Uint8Array.from({ length: 256 }, (_, index) => index), new Uint8Array()]) {
        const key = `${folder}/${bytes.length}`;
        await store.put(key, bytes, {
          ifAbsent: true,
          type: 'application/octet-stream',
          sha256: shaOf(bytes),
        });
        expect(await store.sha256(key)).toBe(shaOf(bytes));
      }
    });

    it('writes nothing whose checksum is another', async () => {
      const store = fresh();
      const key = `${place()}/a.tar.gz`;
      const options = { ifAbsent: false, type: 'text/plain', sha256: shaOf(bytesOf('other')) };
      await expect(store.put(key, bytesOf('one'), options)).rejects.toBeInstanceOf(ArtefactStoreFailed);
      expect(await store.sha256(key)).toBeUndefined();
    });

    it('has an address for each key', () => {
      const store = fresh();
      expect(store.address('a/b+c.tar.gz')).toMatch(/^https?:\/\/.+\/a\/b(?:\+|%2B)c\.tar\.gz$/);
    });
  });
}
