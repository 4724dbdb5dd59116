import { diffLines } from 'diff';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pinFileSchema } from '../../../fleet/images/pins.ts';
import { parseYaml } from '../../../fleet/load/parse-yaml.ts';
import { plainMap } from '../../../fleet/load/tree.ts';
import type { NewPin } from '../../../tools/images/pin-file/new-pin.ts';
import { writePins } from '../../../tools/images/pin-file/write-pins.ts';
import { pinTextArbitrary } from './pin-text.ts';

const pinArbitrary: fc.Arbitrary<NewPin> = fc.record({
  image: fc.constantFrom('i0', 'i1', 'i2', 'new'),
  ami: fc.constantFrom('ami-0123456789abcdef0', 'ami-fedcba98'),
  built: fc.constantFrom('2026-11-21', '2027-01-01'),
  note: fc.oneof(
    fc.constantFrom('tvm-i0-0123456789ab from 3958f0412345', "it's: {a, b} # no comment", 'null', '- x', '"'),
    fc.string({ unit: 'grapheme-ascii', minLength: 1, maxLength: 30 }),
  ),
});

const dataOf = (text: string) => {
  const parsed = parseYaml(text, 'images.yaml');
  if (!parsed.ok) throw new Error(`${JSON.stringify(parsed.problems)}\n${text}`);
  return pinFileSchema.parse(plainMap(parsed.root));
};

function written(text: string | undefined, region: string, pins: readonly NewPin[]): string {
  const result = writePins(text, region, pins, 'images.yaml');
  if (!result.ok) throw new Error(`${JSON.stringify(result.problems)}\n${text}`);
  return result.text;
}

const REGIONS = fc.constantFrom('us-west-2', 'eu-west-1', 'us-east-1', 'ap-south-1');

describe('writing a pin into any pin file', () => {
  it('changes that pin and nothing else', () => {
    fc.assert(
      fc.property(pinTextArbitrary, REGIONS, pinArbitrary, (text, region, pin) => {
        const before = dataOf(text);
        const { image, ...values } = pin;
        expect(dataOf(written(text, region, [pin]))).toEqual({
          ...before,
          [region]: { ...before[region], [image]: values },
        });
      }),
      { numRuns: 150 },
    );
  });

  it('keeps every comment, and every line but those with a value that changes', () => {
    fc.assert(
      fc.property(pinTextArbitrary, REGIONS, pinArbitrary, (text, region, pin) => {
        const result = written(text, region, [pin]);
        const removed = diffLines(text, result)
          .filter(part => part.removed)
          .flatMap(part => part.value.split('\n'));
        const old = dataOf(text)[region]?.[pin.image];
        const open = text.endsWith('\n') ? [] : [text.split('\n').at(-1)];
        for (const line of removed.filter(line => line !== '' && !open.includes(line))) {
          expect(old).toBeDefined();
          expect(
            [old?.ami, old?.built, old?.note?.slice(0, 3)].some(value => value && line.includes(value)),
          ).toBe(true);
        }
        const comments = text.match(/(?:^|\s)#.*$/gm) ?? [];
        for (const comment of comments) expect(result).toContain(comment.trim());
        if (text.includes('\r\n')) expect(result.replaceAll('\r\n', '')).not.toContain('\n');
      }),
      { numRuns: 150 },
    );
  });

  it('a second time changes nothing', () => {
    fc.assert(
      fc.property(
        pinTextArbitrary,
        REGIONS,
        fc.array(pinArbitrary, { maxLength: 3 }),
        (text, region, pins) => {
          const once = written(text, region, pins);
          const last = pins.filter(
            (pin, index) => pins.findLastIndex(({ image }) => image === pin.image) === index,
          );
          expect(written(once, region, last)).toBe(once);
        },
      ),
      { numRuns: 60 },
    );
  });
});

const PIN: NewPin = { image: 'i1', ami: 'ami-0123456789abcdef0', built: '2026-11-21', note: 'new' };
const VALUES = 'ami: ami-0123456789abcdef0, built: 2026-11-21, note: new';

describe('a pin', () => {
  it.each([
    ['stays in its line', 'a: {i1: {ami: ami-00000001, note: x}} # c\n', `a: {i1: {${VALUES}}} # c\n`],
    [
      'keeps its lines',
      'a:\n  i1:\n    note: x # c\n    ami: ami-00000001\n',
      'a:\n  i1:\n    note: new # c\n    ami: ami-0123456789abcdef0\n    built: 2026-11-21\n',
    ],
    [
      'comes behind the last one',
      'a:\n  i0: {ami: x}\n\nb: {}\n',
      `a:\n  i0: {ami: x}\n  i1: {${VALUES}}\n\nb: {}\n`,
    ],
    [
      'is written as the last one is',
      'a:\n  i0:\n     ami: x\n',
      'a:\n  i0:\n     ami: x\n  i1:\n     ami: ami-0123456789abcdef0\n     built: 2026-11-21\n     note: new\n',
    ],
    ['opens the section of its region', 'b: {}\n', `b: {}\na:\n  i1: {${VALUES}}\n`],
    ['comes into braces', '{}\n', `{a: {i1: {${VALUES}}}}\n`],
  ])('%s', (_, before, after) => expect(written(before, 'a', [PIN])).toBe(after));

  it('opens a new file', () => {
    const text = written(undefined, 'us-west-2', [PIN, { ...PIN, image: 'i2' }]);
    expect(Object.keys(dataOf(text)['us-west-2'] ?? {})).toEqual(['i1', 'i2']);
  });

  it.each([
    ['shared by an alias', 'a:\n  i0: &x {ami: ami-1}\n  i1: *x\n'],
    ['no map', 'a:\n  i1: ami-1\n'],
    ['in a section that is a list', 'a: [x]\n'],
  ])('that is %s is left, and shown to be written by hand', (_, text) => {
    expect(writePins(text, 'a', [PIN], 'images.yaml')).toMatchObject({
      ok: false,
      problems: [{ rule: 'pin-not-written', fix: expect.stringContaining('a: {i1: {ami: ami-0123') }],
    });
  });

  it('is not written into a broken file', () => {
    expect(writePins('a: [', 'a', [PIN], 'images.yaml')).toMatchObject({ ok: false });
  });
});
