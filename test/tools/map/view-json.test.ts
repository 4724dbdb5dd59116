import { describe, expect, it } from 'vitest';
import { viewJson } from '../../../tools/map/view-json.ts';
import { MIXED, TVM, viewOf } from './sample-views.ts';

function keysOf(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(keysOf);
  if (typeof value !== 'object' || value === null) return null;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, keysOf(item)]));
}

describe('viewJson', () => {
  it.each([TVM, MIXED])('has every key of the view, also of what is not there', fleet => {
    expect(keysOf(JSON.parse(viewJson(viewOf(fleet))))).toEqual(keysOf(viewOf(fleet)));
  });
});
