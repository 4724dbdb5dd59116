import { describe, expect, it } from 'vitest';
import { described, jobMarker } from '../../../jenkins-casc/jobs/marker.ts';
import { readMarker, stamped, withoutBuilderNote } from '../../../tools/jobs/marker.ts';

const NOTE = '<!-- Managed by Jenkins Job Builder -->';
const STAMP = '0123456789abcdef';

describe('the marker', () => {
  it('is read with and without stamp and note', () => {
    const plain = described('tvm', 'Builds.');
    for (const [text, stamp] of [
      [plain, undefined],
      [`${plain}${NOTE}`, undefined],
      [stamped(plain, 'tvm', STAMP), STAMP],
      [`${stamped(plain, 'tvm', STAMP)}\n`, STAMP],
    ] as const)
      expect(readMarker(text)).toEqual({ fleet: 'tvm', stamp });
    expect(withoutBuilderNote(`${plain}${NOTE}`)).toBe(plain);
  });

  it.each([
    '',
    'Builds.',
    `A job that is not ${jobMarker('tvm')}`,
    `${jobMarker('tvm')}\nbut I took it over`,
    `${jobMarker('tvm')} sha256:xyz`,
    'managed by jenkins-fleet (TVM)',
    'managed by jenkins-fleet (tvm) and me',
  ])('is not seen in what only talks of it: %s', text => {
    expect(readMarker(text)).toBeUndefined();
  });

  it('of another fleet is another', () => {
    expect(readMarker(jobMarker('tvm-staging'))?.fleet).toBe('tvm-staging');
  });
});
