import type { Fleet } from '../../fleet/schema/fleet.ts';
import { CATALOGUE, type CataloguePlugin, type PluginFacts } from './catalogue.ts';
import { pluginNeeds } from './needs.ts';

/** A plugin as a fleet has it. */
export interface PinnedPlugin {
  readonly id: string;
  readonly version: string;
  readonly facts: PluginFacts;
  /** What it is there for, or which plugins need it; never empty. */
  readonly why: readonly string[];
}

/** The plugins of a fleet, and those that none of them can do without and of which no version is known. */
export interface PluginSet {
  /** Sorted by id. */
  readonly plugins: readonly PinnedPlugin[];
  readonly missing: readonly Missing[];
}

interface Missing {
  readonly id: string;
  readonly why: readonly string[];
}

/**
 * The standard plugins, those that the fleet needs, and those that its file names, with all that they depend on as far
 * as that is known. A version in the file goes before the catalogue's; what it needs is unknown, so what the
 * catalogue's version needs stays in the set.
 */
export function pluginsOf(
  fleet: Fleet,
  catalogue: Readonly<Record<string, CataloguePlugin>> = CATALOGUE,
): PluginSet {
  const own = new Map(Object.entries(fleet.jenkins.plugins));
  const known = new Map(Object.entries(catalogue));
  const reasons = new Map<string, Set<string>>();
  const pending = [...roots(fleet, known)];
  for (let next = pending.shift(); next !== undefined; next = pending.shift()) {
    const [id, why] = next;
    const before = reasons.get(id);
    reasons.set(id, (before ?? new Set()).add(why));
    const facts = known.get(id)?.facts;
    if (before === undefined && facts?.kind === 'known')
      for (const required of Object.keys(facts.requires)) pending.push([required, id]);
  }
  const all = [...reasons].sort(([a], [b]) => (a < b ? -1 : 1)).map(([id, why]) => ({ id, why: [...why] }));
  const plugins = all.flatMap(({ id, why }) => pinned(id, why, own.get(id), known.get(id)) ?? []);
  const there = new Set(plugins.map(plugin => plugin.id));
  return { plugins, missing: all.filter(({ id }) => !there.has(id)) };
}

function* roots(
  fleet: Fleet,
  known: ReadonlyMap<string, CataloguePlugin>,
): Iterable<readonly [string, string]> {
  for (const { plugin, why } of pluginNeeds(fleet)) yield [plugin, why];
  for (const id of Object.keys(fleet.jenkins.plugins)) yield [id, 'the fleet file names it'];
  for (const [id, { standard }] of known) if (standard) yield [id, 'the standard set'];
}

function pinned(
  id: string,
  why: readonly string[],
  own: string | undefined,
  known: CataloguePlugin | undefined,
): PinnedPlugin | undefined {
  const version = own ?? known?.version;
  if (version === undefined) return undefined;
  const facts: PluginFacts =
    known !== undefined && known.version === version
      ? known.facts
      : { kind: 'unknown', why: 'the fleet file names a version that the catalogue does not have' };
  return { id, version, facts, why };
}
