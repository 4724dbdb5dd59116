import { crc32, deflateSync, inflateSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { packPng } from '../../../tools/screenshot/pack-png.ts';

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  check.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, check]);
}

interface Picture {
  readonly width: number;
  readonly pixels: Buffer;
  /** The filter of each row. */
  readonly filters: readonly number[];
}

/** A PNG written by the book: each byte less what its row's filter predicts from the bytes before. */
function pngOf({ width, pixels, filters }: Picture, colour: 2 | 6, depth = 8): Buffer {
  const pixel = colour === 2 ? 3 : 4;
  const bytes = width * pixel;
  const at = (row: number, column: number) =>
    row < 0 || column < 0 ? 0 : (pixels[row * bytes + column] ?? 0);
  const rows = filters.map((filter, row) => [
    filter,
    ...Array.from({ length: bytes }, (_, column) => {
      const [a, b, c] = [at(row, column - pixel), at(row - 1, column), at(row - 1, column - pixel)];
      const c0 = column < pixel ? 0 : c;
      const p = a + b - c0;
      const nearest = [a, b, c0].toSorted((x, y) => Math.abs(p - x) - Math.abs(p - y))[0] ?? 0;
      return (at(row, column) - ([0, a, b, (a + b) >> 1, nearest][filter] ?? 0)) & 255;
    }),
  ]);
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width);
  header.writeUInt32BE(filters.length, 4);
  header.set([depth, colour, 0, 0, 0], 8);
  const data = deflateSync(Buffer.from(rows.flat()));
  return Buffer.concat([
    SIGNATURE,
    chunk('IHDR', header),
    chunk('IDAT', data.subarray(0, 9)),
    chunk('IDAT', data.subarray(9)),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

/** The rows of a PNG whose data stand in one chunk behind the header. */
const rowsOf = (png: Buffer) => inflateSync(png.subarray(41, 41 + png.readUInt32BE(33)));

const picture = (pixel: number) =>
  fc
    .record({
      width: fc.integer({ min: 1, max: 6 }),
      filters: fc.array(fc.nat({ max: 4 }), { minLength: 1, maxLength: 5 }),
    })
    .chain(({ width, filters }) => {
      const length = width * pixel * filters.length;
      return fc
        .uint8Array({ minLength: length, maxLength: length })
        .map(pixels => ({ width, filters, pixels: Buffer.from(pixels) }));
    });

describe('packPng', () => {
  it.each([
    [2, 3],
    [6, 4],
  ] as const)('keeps every pixel of colour type %d, whatever the filters', (colour, pixel) => {
    fc.assert(
      fc.property(picture(pixel), ({ width, filters, pixels }) => {
        const rows = rowsOf(packPng(pngOf({ width, filters, pixels }, colour)));
        const expected = filters.map((_, row) => [
          0,
          ...pixels.subarray(row * width * pixel, (row + 1) * width * pixel),
        ]);
        expect([...rows]).toEqual(expected.flat());
      }),
    );
  });

  it('writes a file that it can read again', () => {
    const png = packPng(pngOf({ width: 1, filters: [4], pixels: Buffer.from([1, 2, 3]) }, 2));
    expect(packPng(png)).toEqual(png);
    expect(png.subarray(0, 8)).toEqual(SIGNATURE);
  });

  it('refuses a PNG of another kind', () => {
    expect(() => packPng(pngOf({ width: 1, filters: [0], pixels: Buffer.alloc(3) }, 2, 16))).toThrow(
      /8 bits/,
    );
    expect(() => packPng(SIGNATURE)).toThrow(/8 bits/);
  });
});
