import { describe, expect, it } from 'vitest';
import { BundleFailed, type Bundler } from '../../tools/adapters/bundler/bundler.ts';

/** What every bundler must do. @param make - one that knows the entry `there.ts`, which exports `handler` */
export function bundlerContract(name: string, make: () => Bundler): void {
  describe(`${name} as a bundler`, () => {
    it('makes a program of an entry, the same bytes each time, and a map that names the sources', async () => {
      const [first, again] = [await make().bundle('there.ts'), await make().bundle('there.ts')];
      expect(new TextDecoder().decode(first.program)).toMatch(/export.*handler/s);
      expect(again).toEqual(first);
      expect(JSON.parse(new TextDecoder().decode(first.sourceMap)).sources).toContain('there.ts');
    });

    it('says which entry is not there', async () => {
      const failure = await make()
        .bundle('missing.ts')
        .catch((error: unknown) => error);
      expect(failure).toBeInstanceOf(BundleFailed);
      expect(failure).toMatchObject({ message: expect.stringContaining('missing.ts') });
    });
  });
}
