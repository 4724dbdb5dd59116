import fc from 'fast-check';
import { unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { archiveOf } from '../../../tools/bot-bundle/archive.ts';

const files = () =>
  fc.dictionary(fc.stringMatching(/^[a-z]{1,8}\.[a-z]{1,4}$/), fc.uint8Array({ maxLength: 400 }), {
    maxKeys: 5,
  });

describe('archiveOf', () => {
  it('gives back the files, and the same bytes whatever their order', () => {
    fc.assert(
      fc.property(files(), held => {
        const archive = archiveOf(new Map(Object.entries(held)));
        expect(archiveOf(new Map(Object.entries(held).reverse()))).toEqual(archive);
        expect(unzipSync(archive)).toEqual({ ...held });
      }),
    );
  });

  it('holds no time but the first of the format, and files that everybody may read', () => {
    const archive = archiveOf(new Map([['index.mjs', Uint8Array.of(1)]]));
    const view = new DataView(archive.buffer, archive.byteOffset);
    const directory = view.getUint32(archive.length - 6, true);
    // Local and central headers: time and date in the form of DOS, 1 January 1980.
    expect([view.getUint32(10, true), view.getUint32(directory + 12, true)]).toEqual([
      0x00210000, 0x00210000,
    ]);
    const [madeBy, attributes] = [view.getUint8(directory + 5), view.getUint32(directory + 38, true) >>> 16];
    expect({ madeBy, mode: attributes.toString(8) }).toEqual({ madeBy: 3, mode: '100644' });
  });
});
