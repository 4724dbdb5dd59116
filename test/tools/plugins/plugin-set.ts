import type { PinnedPlugin, PluginSet } from '../../../jenkins-casc/plugins/pinned.ts';

interface Written {
  readonly version: string;
  readonly core?: string;
  readonly requires?: Readonly<Record<string, string>>;
}

/** A set of plugins whose needs are known; those without `requires` need nothing. */
export function pluginSet(written: Readonly<Record<string, Written>>): PluginSet {
  const plugins = Object.entries(written).map(
    ([id, { version, core = '2.400', requires = {} }]): PinnedPlugin => ({
      id,
      version,
      facts: { kind: 'known', core, requires, source: 'example/plugin@0123456789ab' },
      why: ['a test'],
    }),
  );
  return { plugins, missing: [] };
}
