import type { PlainValue } from '../../../fleet/load/tree.ts';

/** What a change is about. */
export const AREAS = ['node', 'cloud', 'permission', 'credential', 'variable', 'view', 'setting'] as const;

/** One of them. */
export type Area = (typeof AREAS)[number];

/** What a change does when Jenkins reads the new file. */
export type Effect =
  /** In force with a reload. */
  | 'live'
  /** In force for an agent when it connects again. */
  | 'at-next-connection'
  /** In force after a restart only. */
  | 'restart'
  /** A node goes, and builds that run there die. */
  | 'deletes-node'
  /** A node that somebody took offline takes builds again. */
  | 'clears-offline-mark'
  /** Nothing: what the file no longer says stays as it is, a restart included. */
  | 'keeps-old-value';

/** One value that is not the same; what is not there is undefined. Values of secrets are hidden. */
export interface Detail {
  /** Below the thing that changes; empty: the thing itself. */
  readonly path: readonly string[];
  readonly before: PlainValue | undefined;
  readonly after: PlainValue | undefined;
}

/** A node, cloud, permission … that comes, goes or changes, or a setting. */
export interface Change {
  readonly area: Area;
  /** The name of the thing, or the path of the setting. */
  readonly name: string;
  readonly kind: 'added' | 'removed' | 'changed';
  /** Never empty; sorted by path. */
  readonly details: readonly Detail[];
  /** Never empty. */
  readonly effects: readonly Effect[];
  /** What else a person should know before it is applied. */
  readonly notes: readonly string[];
}

/** How two configurations differ. */
export interface ConfigurationDiff {
  /** By area, then by name. */
  readonly changes: readonly Change[];
  /** What happens to all of Jenkins when the new file is read; empty when nothing changes. */
  readonly notes: readonly string[];
}
