import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CATALOGUE } from '../../../jenkins-casc/plugins/catalogue.ts';
import { compareVersions, isNewer } from '../../../tools/plugins/version-order.ts';

const number = fc.nat(120).map(String);
const numbers = fc.array(number, { minLength: 1, maxLength: 4 }).map(parts => parts.join('.'));
const hash = fc.stringMatching(/^v[0-9a-f]{4}(?:_?[0-9a-f]){4}_?$/);

/** Versions as released plugins write them. */
const released = fc.oneof(
  numbers,
  fc.constantFrom(...Object.values(CATALOGUE).map(({ version }) => version)),
  fc.tuple(numbers, hash).map(parts => parts.join('.')),
  fc.tuple(numbers, number, hash).map(([version, build, commit]) => `${version}-${build}.${commit}`),
  fc.tuple(numbers, fc.constantFrom('alpha-1', 'beta-2', 'rc1', 'SNAPSHOT')).map(parts => parts.join('-')),
);

/** Any text in which the comparison of Jenkins does not contradict itself, which it does for `*`. */
const anything = fc
  .array(
    fc.oneof(number, fc.constantFrom('.', '-', 'a', 'rc', 'ga', 'sp', 'ea', '-SNAPSHOT', 'v0cc7_', ' ', 'A')),
  )
  .map(parts => parts.join(''));

describe('the order of versions', () => {
  // What the tests of Jenkins's own library demand, each pair with the newer one first.
  it.each([
    ['2.0.*', '2.0'],
    ['2.1-SNAPSHOT', '2.0.*'],
    ['2.1', '2.1-SNAPSHOT'],
    ['2.0.*', '2.0.1'],
    ['2.0.1', '2.0.1-SNAPSHOT'],
    ['2.0.1-SNAPSHOT', '2.0.0.99'],
    ['2.0.0.99', '2.0.0'],
    ['2.0', '2.0.ea'],
    ['2.0', '2.0-alpha-1'],
    ['2.0-alpha-1', '2.0-alpha-1-rc9999.abc123def456'],
    ['2.0.ea2', '2.0.ea1'],
    ['2.0.ea1', '2.0.ea'],
    ['1.12', '1.12-SNAPSHOT (private-08/24/2008 12:13-someone)'],
    ['1.12-SNAPSHOT (private-08/24/2008 12:13-someone)', '1.11'],
    ['1.11.*', '1.11.9'],
    ['2.0.3-20170207.105042-1', '2.0.2'],
    ['2.0.3', '2.0.3-20170207.105042-1'],
    ['2.0.3-20170207.105043-2', '2.0.3-20170207.105042-1'],
    ['2.0.3-20170207.105042-13', '2.0.3-20170207.105042-2'],
    ['3.12.0-44.v1234deadbeef', '3.12.0.0'],
    ['3.12.0-55.v1234deadbeef', '3.12.0-44.v1234deadbeef'],
    ['99.10.vabcd1234abcd', '99.5.vabcd1234abcd'],
    ['99.5.vabcd1234abcd', '99.v1234deadbeef'],
    ['391.ve4a_38c1b_cf4b_', '1.1'],
    // And some of this project's plugins.
    ['4.5.14-269.vfa_2321039a_83', '4.5.14-208.v438351942757'],
    ['1208.v0cc7c6e0da_9e', '1204.v0123456789ab'],
    ['20250517-173.v596efb_962a_31', '20240303-41.v94e11e6de726'],
    ['2.528.3', '2.528'],
    ['2.530', '2.528.3'],
  ])('takes %s for newer than %s', (newer, older) => {
    expect(isNewer(newer, older)).toBe(true);
    // In Jenkins, a number equals a `*` when it stands on the left.
    if (!newer.includes('*')) expect(compareVersions(older, newer)).toBeLessThan(0);
  });

  it.each([
    ['2.0.0', '2.0'],
    ['2.0.ea', '2.0.ea0'],
    ['1.ga', '1'],
    ['1.12-SNAPSHOT (private-08/24/2008 12:13-someone)', '1.12-SNAPSHOT'],
    ['2.0.3-20170207.105042-1', '2.0.3-SNAPSHOT'],
  ])('takes neither %s nor %s for newer', (left, right) => {
    expect(compareVersions(left, right)).toBe(0);
  });

  it('is a total order of released versions', () => {
    fc.assert(
      fc.property(released, released, released, (a, b, c) => {
        const [low, middle, high] = [a, b, c].sort(compareVersions);
        if (low === undefined || middle === undefined || high === undefined) return;
        expect(compareVersions(low, high)).toBeLessThanOrEqual(0);
        if (compareVersions(low, middle) < 0 || compareVersions(middle, high) < 0)
          expect(compareVersions(low, high)).toBeLessThan(0);
      }),
    );
  });

  it('never contradicts itself when the sides are exchanged, and takes any text', () => {
    fc.assert(
      fc.property(anything, anything, (a, b) => {
        expect(Math.sign(compareVersions(a, b)) + Math.sign(compareVersions(b, a))).toBe(0);
        expect(compareVersions(a, a)).toBe(0);
      }),
    );
  });

  it('compares number by number where there are only numbers', () => {
    fc.assert(
      fc.property(
        fc.array(fc.nat(), { minLength: 3, maxLength: 3 }),
        fc.nat(2),
        fc.integer({ min: 1 }),
        (parts, at, more) => {
          const raised = parts.map((part, index) => (index === at ? part + more : part));
          expect(isNewer(raised.join('.'), parts.join('.'))).toBe(true);
        },
      ),
    );
  });
});
