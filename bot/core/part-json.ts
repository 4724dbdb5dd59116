import type { PullRecord } from '../model/pull-record.ts';
import { textDigest } from './digest.ts';

/** What is to be known of the JSON of a part of a record. */
interface PartJson {
  readonly bytes: number;
  readonly digest: string;
}

const known = new WeakMap<object, PartJson>();

/**
 * Parts never change, and a record shares with the one before what is the same in both: so each part is serialised once, however many
 * decisions follow.
 */
function jsonOf(part: object): PartJson {
  const before = known.get(part);
  if (before !== undefined) return before;
  const text = JSON.stringify(part);
  const json = { bytes: Buffer.byteLength(text), digest: textDigest(text) };
  known.set(part, json);
  return json;
}

/** The digest of a part's JSON. */
export const partDigest = (part: object): string => jsonOf(part).digest;

/** How large a part is, in bytes of JSON. */
export const partBytes = (part: object): number => jsonOf(part).bytes;

/** How large a record is, in bytes of JSON. */
export function recordBytes(record: PullRecord): number {
  const fields = Object.entries<unknown>({ ...record }).filter(([, field]) => field !== undefined);
  return enclosed(fields.map(([name, field]) => `"${name}":`.length + fieldBytes(field)));
}

/** A list is taken as its parts, of which another list may have most, too. */
function fieldBytes(field: unknown): number {
  if (typeof field !== 'object' || field === null) return Buffer.byteLength(JSON.stringify(field));
  const isOfParts = Array.isArray(field) && field.every(each => typeof each === 'object');
  return isOfParts ? enclosed(field.map(partBytes)) : partBytes(field);
}

/** With brackets and commas. */
const enclosed = (bytes: readonly number[]): number =>
  bytes.reduce((sum, each) => sum + each, 2) + Math.max(0, bytes.length - 1);
