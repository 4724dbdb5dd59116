import { type VersionItem, versionItems } from './version-items.ts';

const QUALIFIERS: readonly string[] = ['snapshot', 'alpha', 'beta', 'milestone', 'rc', '', 'sp'];

/** Known qualifiers go by their place, the others behind them by their letters. */
function qualifier(text: string): string {
  const place = QUALIFIERS.indexOf(text);
  return place === -1 ? `${QUALIFIERS.length}-${text}` : String(place);
}

const RELEASE = qualifier('');

const order = <T extends string | bigint | number>(left: T, right: T): number =>
  left === right ? 0 : left < right ? -1 : 1;

/** An item against nothing: `1.1 > 1`, `1-rc < 1`, `1.0 = 1`. */
function againstNothing(item: VersionItem): number {
  if (item.kind === 'number') return item.value === 0n ? 0 : 1;
  if (item.kind === 'text') return order(qualifier(item.value), RELEASE);
  if (item.kind === 'any') return 1;
  const first = item.items[0];
  return first === undefined ? 0 : againstNothing(first);
}

function compareLists(left: readonly VersionItem[], right: readonly VersionItem[]): number {
  for (let index = 0; index < Math.max(left.length, right.length); index++) {
    const result = compareItems(left[index], right[index]);
    if (result !== 0) return result;
  }
  return 0;
}

/** From old to new: letters, `1-1`, `1.1`, `1.*`. */
const RANK = { text: 0, list: 1, number: 2, any: 3 } as const;

function compareItems(left: VersionItem | undefined, right: VersionItem | undefined): number {
  if (left === undefined) return right === undefined ? 0 : -againstNothing(right);
  if (right === undefined) return againstNothing(left);
  if (left.kind === 'number' && right.kind === 'number') return order(left.value, right.value);
  if (left.kind === 'text' && right.kind === 'text')
    return order(qualifier(left.value), qualifier(right.value));
  if (left.kind === 'list' && right.kind === 'list') return compareLists(left.items, right.items);
  // Jenkins says here that a number equals a `*`, but that a `*` is newer than a number.
  if (left.kind === 'number' && right.kind === 'any') return 0;
  return order<number>(RANK[left.kind], RANK[right.kind]);
}

const SNAPSHOT = /^(.*)(-\d{8}\.\d{6}-\d+|-SNAPSHOT)(?: \(.*\))?$/;

interface Read {
  readonly items: readonly VersionItem[];
  /** `-SNAPSHOT`, or the time and number of one build of a snapshot. */
  readonly snapshot: string | undefined;
}

function read(version: string): Read {
  const [, before, snapshot] = SNAPSHOT.exec(version) ?? [];
  return snapshot === undefined
    ? { items: versionItems(version), snapshot: undefined }
    : { items: versionItems(`${before}-SNAPSHOT`), snapshot };
}

/** A build of a snapshot can be compared with another, not with the name of all of them. */
function compareSnapshots(left: string | undefined, right: string | undefined): number {
  if (left === undefined || right === undefined)
    return order(Number(left !== undefined), Number(right !== undefined));
  if (left === '-SNAPSHOT' || right === '-SNAPSHOT') return 0;
  return (
    order(left.slice(1, 16), right.slice(1, 16)) || order(BigInt(left.slice(17)), BigInt(right.slice(17)))
  );
}

/**
 * Which of two versions Jenkins takes for newer: negative when the left one is older, 0 when neither is. As
 * `compareTo` of `hudson.util.VersionNumber`, with all its oddities: with a `*` in a
 * version it is no order.
 */
export function compareVersions(left: string, right: string): number {
  const [a, b] = [read(left), read(right)];
  return compareLists(a.items, b.items) || compareSnapshots(a.snapshot, b.snapshot);
}

/** Whether the left version is newer. */
export const isNewer = (left: string, right: string): boolean => compareVersions(left, right) > 0;
