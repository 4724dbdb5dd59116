import { describe, expect, it } from 'vitest';
import { costNotes, PRICE_DATE, PRICE_REGION } from '../../../tools/map/price-basis.ts';
import { CATALOGUE_TEXT, MIXED, TVM, viewOf } from './sample-views.ts';

describe('what the page and the table say of the costs', () => {
  it('is the day and the region that the catalogue itself names', () => {
    const [first] = CATALOGUE_TEXT.split('\n');
    expect(first).toContain(PRICE_DATE);
    expect(first).toContain(PRICE_REGION);
  });

  it('names another region where prices can differ, and only then', () => {
    expect(costNotes(viewOf(TVM)).join(' ')).toContain('us-west-2, where prices can differ');
    expect(costNotes({ region: PRICE_REGION, unpriced: [] }).join(' ')).not.toContain('can differ');
  });

  it('names what has no price', () => {
    expect(costNotes(viewOf(MIXED)).join(' ')).toContain('counted as nothing: hpc6a.48xlarge');
    expect(costNotes(viewOf(TVM)).join(' ')).not.toContain('counted as nothing');
  });
});
