import { describe, expect, it } from 'vitest';
import {
  factsText,
  purchaseBrief,
  purchaseText,
  rangeText,
  usdRangeText,
  usdText,
} from '../../../tools/map/figure-text.ts';
import { CATALOGUE } from './sample-views.ts';

const spaced = (text: string) => text.replaceAll('\u00a0', ' ');

describe('figures as texts', () => {
  it.each([
    [0, '0.00'],
    [0.0042, '0.0042'],
    [0.0832, '0.0832'],
    [0.796, '0.80'],
    [1673.824, '1,673.82'],
  ])('writes %d US dollars as %s', (usd, text) => {
    expect(usdText(usd)).toBe(text);
  });

  it('writes one number where both ends are the same', () => {
    expect(rangeText({ min: 0, max: 1_200 })).toBe('0–1,200');
    expect(rangeText({ min: 2, max: 2 })).toBe('2');
    expect(usdRangeText({ min: 2, max: 2 })).toBe('2.00');
    expect(usdRangeText({ min: 0, max: 2 })).toBe('0.00 to 2.00');
  });

  it.each([
    [undefined, 'not bought', 'not bought'],
    [{ base: 0, onDemand: 100, spot: 0 }, 'on-demand', 'on-demand'],
    [{ base: 3, onDemand: 100, spot: 0 }, 'on-demand', 'on-demand'],
    [{ base: 0, onDemand: 0, spot: 100 }, 'spot', 'spot'],
    [{ base: 0, onDemand: 30, spot: 70 }, '30 % on-demand, 70 % spot', '70 % spot'],
    [{ base: 2, onDemand: 0, spot: 100 }, 'first 2 on-demand, then spot', 'spot above 2'],
    [
      { base: 2, onDemand: 30, spot: 70 },
      'first 2 on-demand, then 30 % on-demand, 70 % spot',
      '70 % spot above 2',
    ],
  ])('says how %j is bought', (purchase, text, brief) => {
    expect(spaced(purchaseText(purchase))).toBe(text);
    expect(spaced(purchaseBrief(purchase))).toBe(brief);
  });

  it('says what a type has', () => {
    expect(factsText({ name: 'g4dn.4xlarge', facts: CATALOGUE.get('g4dn.4xlarge') })).toBe(
      '16 vCPU, 64 GiB, 1 × NVIDIA T4',
    );
    expect(factsText({ name: 'r6a.xlarge', facts: CATALOGUE.get('r6a.xlarge') })).toBe('4 vCPU, 32 GiB');
    expect(factsText({ name: 'zz9.large', facts: undefined })).toBe('not in the catalogue');
  });
});
